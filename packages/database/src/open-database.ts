import { availableParallelism } from 'node:os'
import pg from 'pg'
import { createContextSigner } from './context-token.ts'
import type { Module } from './module.ts'
import { openReadScope, type Reading, type Walls } from './reading.ts'
import type { ReadScope, TenantContext, WriteScope } from './scope.ts'
import { WriteTransaction } from './writing.ts'

export interface WorkOptions {
  /** Cuts the work's connection when it fires; whatever was written is rolled back. */
  readonly signal?: AbortSignal
}

/** The only way to the tables: a scope in one tenant, handed to the work and dead when the work is done. */
export interface Database {
  /** Reads in one tenant: each statement is one round trip and read-only. */
  read<DB, T>(
    module: Module<DB>,
    context: TenantContext,
    work: (scope: ReadScope<DB>) => Promise<T>,
    options?: WorkOptions,
  ): Promise<T>
  /** Writes in one tenant, in one transaction; anything thrown rolls it back and is thrown on. */
  write<DB, T>(
    module: Module<DB>,
    context: TenantContext,
    work: (scope: WriteScope<DB>) => Promise<T>,
    options?: WorkOptions,
  ): Promise<T>
  /**
   * Writes in two tenants of one city, in one transaction: for what leaves the one in the moment in which it joins the other.
   * Each scope is bound to its own tenant as any other; nothing passes between them but what the work hands over.
   */
  between<DB, T>(
    module: Module<DB>,
    contexts: readonly [TenantContext, TenantContext],
    work: (first: WriteScope<DB>, second: WriteScope<DB>) => Promise<T>,
    options?: WorkOptions,
  ): Promise<T>
  /**
   * The worker's door: no tenant, `linli.platform()` true, no tenant predicate added. What it may see across tenants is
   * what the policies of its role name, and no more.
   */
  platform<DB, T>(module: Module<DB>, work: (scope: WriteScope<DB>) => Promise<T>, options?: WorkOptions): Promise<T>
  /** Whether PostgreSQL answers. */
  ready(): Promise<boolean>
  /** Connections of the pool: all, idle, and requests that wait for one. */
  readonly connections: { readonly total: number; readonly idle: number; readonly waiting: number }
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** As the server's own role, which owns nothing. */
  readonly connectionString: string
  /** In hex; the one whose padded keys `migrate` stored. */
  readonly contextSecret: string
  /** Connections at most; `POOL_SIZE` without it. Nothing borrows a second one while it holds one. */
  readonly poolSize?: number
  /** False behind a pooler in transaction mode, which hides the backend's process id. */
  readonly bindToBackend?: boolean
  /** A connection of the pool that broke while idle: worth a line in the log, never a crash. */
  readonly onConnectionError?: (error: Error) => void
}

/**
 * Twice the processors, of which PostgreSQL can use no more at once; each further backend only brings its own plans and
 * caches for the others to push out. Most of all behind the walls, whose checks each backend holds ready for itself.
 */
export const POOL_SIZE = Math.min(16, Math.max(4, 2 * availableParallelism()))
const CONNECT_TIMEOUT_MS = 10_000

/** Opens the pool. It connects on first use. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.poolSize ?? POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'linli',
  })
  pool.on('error', (error) => options.onConnectionError?.(error))
  pool.on('connect', (client) => client.on('error', (error) => options.onConnectionError?.(error)))
  const walls: Walls = {
    pool,
    sign: createContextSigner(options.contextSecret),
    bindToBackend: options.bindToBackend ?? true,
  }

  return {
    async read(module, context, work, { signal } = {}) {
      const reading: Reading = { walls, context, signal, ended: false }
      try {
        return await work(openReadScope(reading, module))
      } finally {
        reading.ended = true
      }
    },
    write: (module, context, work, { signal } = {}) =>
      inTransaction({ walls, context, signal }, (transaction) => work(transaction.scope(module))),
    between(module, [first, second], work, { signal } = {}) {
      const isCity = [first, second].some(({ tenantId, cityId }) => tenantId === cityId)
      if (isCity || first.cityId !== second.cityId || first.tenantId === second.tenantId) {
        throw new Error('A transaction spans two districts of one city or none')
      }
      return inTransaction({ walls, context: first, signal }, (transaction) =>
        work(transaction.scope(module), transaction.scope(module, second)),
      )
    },
    platform: (module, work, { signal } = {}) =>
      inTransaction({ walls, context: undefined, signal }, (transaction) => work(transaction.scope(module))),
    async ready() {
      try {
        await pool.query('select 1')
        return true
      } catch {
        return false
      }
    },
    get connections() {
      return { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }
    },
    close: () => pool.end(),
  }
}

interface Opening {
  readonly walls: Walls
  readonly context: TenantContext | undefined
  readonly signal: AbortSignal | undefined
}

async function inTransaction<T>(
  { walls, context, signal }: Opening,
  work: (transaction: WriteTransaction) => Promise<T>,
): Promise<T> {
  const transaction = new WriteTransaction(walls, context, signal)
  let result: T
  try {
    result = await work(transaction)
  } catch (error) {
    // The work's own error is the one worth telling; a rollback that fails has lost its connection, which also rolls back.
    await transaction.end('rollback').catch(() => undefined)
    throw error
  }
  await transaction.end('commit')
  return result
}
