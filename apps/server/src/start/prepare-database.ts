import { type Database, type Migrated, type ModuleMigrations, migrate, openDatabase, SetupError } from '@linli/database'
import { EmbeddedError, startEmbedded } from '@linli/database/embedded'
import type { Logger } from 'pino'
import { OperatorError } from './operator-error.ts'
import type { ShutDown } from './shut-down.ts'
import { waitForDatabase } from './wait-for-database.ts'

interface PrepareOptions {
  readonly dataDir: string
  /** A PostgreSQL of the operator's own, as a role that may set the database up; without it one is embedded. */
  readonly databaseUrl: string | undefined
  readonly modules: readonly ModuleMigrations[]
  readonly log: Logger
  /** Ends the wait for a database that is not up. */
  readonly signal: AbortSignal
  readonly shutDown: ShutDown
}

const PATIENCE_MS = 60_000

/** Brings up the database with every module's tables, and opens the pool of the role that owns nothing. */
export async function prepareDatabase(options: PrepareOptions): Promise<Database> {
  const { log, shutDown } = options
  const { appConnectionString, contextSecret } = await migrateDatabase(options)
  const database = openDatabase({
    connectionString: appConnectionString,
    contextSecret,
    onConnectionError: (error) => log.warn({ error: error.message }, 'database connection lost'),
  })
  shutDown.onClose('pool', () => database.close())
  return database
}

async function migrateDatabase(options: PrepareOptions): Promise<Migrated> {
  const { databaseUrl, modules } = options
  try {
    if (databaseUrl === undefined) return await migrate({ adminConnectionString: await embed(options), modules })
    const attempt = () => migrate({ adminConnectionString: databaseUrl, modules })
    return await waitForDatabase(attempt, { ...options, patienceMs: PATIENCE_MS })
  } catch (error) {
    const mendable = error instanceof SetupError || error instanceof EmbeddedError
    throw mendable ? new OperatorError(error.message, { cause: error }) : error
  }
}

async function embed({ dataDir, log, shutDown }: PrepareOptions): Promise<string> {
  const postgres = await startEmbedded({ dataDir, log: (line) => log.info(line) })
  shutDown.onClose('postgres', () => postgres.stop())
  return postgres.connectionString
}
