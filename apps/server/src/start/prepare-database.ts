import { setTimeout as wait } from 'node:timers/promises'
import { type Database, type Migrated, type ModuleMigrations, migrate, openDatabase } from '@linli/database'
import { startEmbedded } from '@linli/database/embedded'
import type { Logger } from 'pino'
import type { ShutDown } from './shut-down.ts'

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

/** SQLSTATE and socket codes of a server that is not up yet. */
const NOT_YET = new Set(['57P03', 'ECONNREFUSED', 'ENOENT', 'EAI_AGAIN', 'ENOTFOUND'])
const PATIENCE_MS = 60_000
const RETRY_MS = 500

/** Brings up the database with every module's tables, and opens the pool of the role that owns nothing. */
export async function prepareDatabase(options: PrepareOptions): Promise<Database> {
  const { log, shutDown } = options
  const adminConnectionString = options.databaseUrl ?? (await embed(options))
  const { appConnectionString, contextSecret } = await migrateWhenUp(adminConnectionString, options)
  const database = openDatabase({
    connectionString: appConnectionString,
    contextSecret,
    onConnectionError: (error) => log.warn({ error: error.message }, 'database connection lost'),
  })
  shutDown.onClose('pool', () => database.close())
  return database
}

async function embed({ dataDir, log, shutDown }: PrepareOptions): Promise<string> {
  const postgres = await startEmbedded({ dataDir, log: (line) => log.info(line) })
  shutDown.onClose('postgres', () => postgres.stop())
  return postgres.connectionString
}

/** A database that starts beside this server is waited for; any other failure is the operator's to hear at once. */
async function migrateWhenUp(
  adminConnectionString: string,
  { modules, log, signal }: PrepareOptions,
): Promise<Migrated> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      return await migrate({ adminConnectionString, modules })
    } catch (error) {
      if (!isNotYet(error) || performance.now() > deadline) throw error
      log.info('waiting for the database')
      await wait(RETRY_MS, undefined, { signal })
    }
  }
}

function isNotYet(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NOT_YET.has(String(error.code))
}
