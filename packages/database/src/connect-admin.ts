import pg from 'pg'
import { SetupError } from './setup-error.ts'

const CONNECT_TIMEOUT_MS = 10_000

/** No connection came about; its cause is the error of PostgreSQL, of the driver or of the system. */
export class ConnectError extends Error {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly role: string

  constructor({ host, port, database, user }: pg.Client, cause: unknown) {
    super(`no connection to PostgreSQL at ${host}:${port}`, { cause })
    this.host = host
    this.port = port
    this.database = database ?? ''
    this.role = user ?? ''
  }
}

/** @throws ConnectError, or SetupError when the address makes no sense */
export async function connectAdmin(connectionString: string): Promise<pg.Client> {
  const client = openClient(connectionString)
  try {
    await client.connect()
  } catch (cause) {
    throw new ConnectError(client, cause)
  }
  return client
}

/** The driver reads the address, and the certificates that it names, at once. */
function openClient(connectionString: string): pg.Client {
  try {
    return new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  } catch (cause) {
    throw new SetupError(`DATABASE_URL cannot be used: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}
