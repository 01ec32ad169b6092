/** `host:port` for people; `host` may also be the directory of a socket. */
export function formatAddress(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}
