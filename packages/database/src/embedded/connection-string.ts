import { SUPERUSER } from './init-cluster.ts'
import type { ListenAddress } from './server-settings.ts'

/** A `postgres:` URL for the superuser; the socket's directory stands, encoded, in the place of the host. */
export function superuserUrl(address: ListenAddress, password: string): string {
  const host = address.socketDirectory === undefined ? '127.0.0.1' : encodeURIComponent(address.socketDirectory)
  return `postgres://${SUPERUSER}:${encodeURIComponent(password)}@${host}:${address.port}/postgres`
}
