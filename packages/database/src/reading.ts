import type pg from 'pg'
import { ConnectionLease } from './connection-lease.ts'
import type { SignContext } from './context-token.ts'
import type { Module } from './module.ts'
import { kyselyFor, type RunStatement } from './module-kysely.ts'
import { fillParameters } from './fill-parameters.ts'
import type { ReadScope, TenantContext, TenantReader, Unbranded } from './scope.ts'

const PROLOGUE =
  "select set_config('role', $1, true), set_config('linli.context', $2, true), set_config('transaction_read_only', 'on', true)"

export interface Walls {
  readonly pool: pg.Pool
  readonly sign: SignContext
  /** Whether tokens are bound to the backend that they are sent to. */
  readonly bindToBackend: boolean
}

/** Opens the reading scope of a module: each statement goes out with its own prologue, in one round trip. */
export function openReadScope<DB>(
  walls: Walls,
  module: Module<DB>,
  context: TenantContext,
  signal: AbortSignal,
): ReadScope<DB> {
  const run: RunStatement = async (sql, parameters) => {
    signal.throwIfAborted()
    const lease = await ConnectionLease.borrow(walls.pool, signal)
    const cut = () => lease.cut()
    signal.addEventListener('abort', cut, { once: true })
    try {
      const backendPid = walls.bindToBackend ? lease.backendPid : 0
      const token = walls.sign({ ...context, role: module.role, backendPid })
      const [, result] = await lease.send([
        { role: '', sql: PROLOGUE, values: [module.role, token], quiet: true },
        { role: module.role, sql, values: fillParameters(parameters, context.tenantId) },
      ])
      if (result === undefined) throw new Error('The statement gave no result')
      return result
    } finally {
      signal.removeEventListener('abort', cut)
      lease.release()
    }
  }
  let reader: TenantReader<DB> | undefined
  const scope: Unbranded<ReadScope<DB>> = {
    ...context,
    get db() {
      reader ??= kyselyFor(module, false, run) as unknown as TenantReader<DB> // the same object, its writing half hidden
      return reader
    },
    async run(query, input) {
      const { sql, parameters } = query.compile(module)
      const result = await run(sql, fillParameters(parameters, context.tenantId, input))
      return result.rows as never // the prepared query's own claim about its rows
    },
    as: (other) => openReadScope(walls, other, context, signal),
  }
  return scope as ReadScope<DB> // the brand exists in types alone
}
