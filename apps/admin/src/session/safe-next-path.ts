/** Only a path of this application is followed after signing in, never an address from outside. */
export function safeNextPath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/'
}
