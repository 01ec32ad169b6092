import type { AppContext } from '../http/app-env.ts'

/**
 * Where a request comes from, from facts that the sender does not choose: the socket's address or, behind a proxy that the
 * operator named as trusted, the last entry the proxy added.
 */
export function clientAddress(c: AppContext, trustProxy: boolean): string {
  const socket = c.env.incoming.socket.remoteAddress ?? ''
  if (!trustProxy) return socket
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || socket
}
