/**
 * Only a path of this application is followed after signing in, never an address from outside. One with white space is not
 * ours: browsers drop tabs and line ends, and what is left may be another address.
 */
export function safeNextPath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])\S*$/.test(next) ? next : '/'
}
