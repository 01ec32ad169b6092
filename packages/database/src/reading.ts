import type pg from 'pg'
import { ConnectionLease } from './connection-lease.ts'
import type { SignContext } from './context-token.ts'
import { fillParameters } from './fill-parameters.ts'
import type { Module } from './module.ts'
import { kyselyFor, type RunStatement } from './module-kysely.ts'
import type { PreparedQuery } from './prepared-query.ts'
import type { ReadScope, TenantContext, Unbranded } from './scope.ts'
import type { StatementResult } from './statement-batch.ts'
import type { TenantReader } from './tenant-kysely.ts'

/** As a condition that never holds, so that nothing of it is sent back. */
const PROLOGUE = `select where num_nulls(
  set_config('role', $1, true), set_config('linli.context', $2, true), set_config('transaction_read_only', 'on', true)) > 0`

export interface Walls {
  readonly pool: pg.Pool
  readonly sign: SignContext
  /** Whether tokens are bound to the backend that they are sent to. */
  readonly bindToBackend: boolean
}

/** What the statements of one reading share: whose data, what cuts them off, and whether the work is over. */
export interface Reading {
  readonly walls: Walls
  readonly context: TenantContext
  readonly signal: AbortSignal | undefined
  ended: boolean
}

/** Opens the reading scope of a module: each statement goes out with its own prologue, in one round trip. */
export function openReadScope<DB>(reading: Reading, module: Module<DB>): ReadScope<DB> {
  return new OpenReadScope(reading, module) as Unbranded<ReadScope<DB>> as ReadScope<DB> // the brand exists in types alone
}

/** A class, since an object with a getter of its own costs a hidden class each, which only a full collection frees. */
class OpenReadScope<DB> implements Unbranded<ReadScope<DB>> {
  readonly tenantId: string
  readonly cityId: string
  readonly actorId: string
  readonly #reading: Reading
  readonly #module: Module<DB>
  #reader: TenantReader<DB> | undefined

  constructor(reading: Reading, module: Module<DB>) {
    this.tenantId = reading.context.tenantId
    this.cityId = reading.context.cityId
    this.actorId = reading.context.actorId
    this.#reading = reading
    this.#module = module
  }

  get db(): TenantReader<DB> {
    const run: RunStatement = (sql, parameters) => this.#send(sql, fillParameters(parameters, this.tenantId))
    // The same object, its writing half hidden.
    this.#reader ??= kyselyFor(this.#module, false, run) as unknown as TenantReader<DB>
    return this.#reader
  }

  async run<Input extends object, Row>(query: PreparedQuery<DB, Input, Row>, input: Input): Promise<Row[]> {
    const { sql, parameters } = query.compile(this.#module)
    const result = await this.#send(sql, fillParameters(parameters, this.tenantId, input))
    return result.rows as Row[] // the prepared query's own claim about its rows
  }

  as<Other>(other: Module<Other>): ReadScope<Other> {
    return openReadScope(this.#reading, other)
  }

  reading(): ReadScope<DB> {
    return this as Unbranded<ReadScope<DB>> as ReadScope<DB> // reads only, as it is
  }

  #send(sql: string, values: unknown[]): Promise<StatementResult> {
    return readOnce(this.#reading, this.#module.role, sql, values)
  }
}

async function readOnce(reading: Reading, role: string, sql: string, values: unknown[]): Promise<StatementResult> {
  if (reading.ended) throw new Error('The scope has ended; a use case must await all of its statements')
  const { walls, context, signal } = reading
  const lease = await ConnectionLease.borrow(walls.pool, signal)
  const cut = signal && (() => lease.cut())
  if (cut) signal.addEventListener('abort', cut, { once: true })
  try {
    const token = lease.signedContext(walls.sign, walls.bindToBackend, context, role)
    const [, result] = await lease.send([
      { role: '', sql: PROLOGUE, values: [role, token], quiet: true },
      { role, sql, values },
    ])
    if (result === undefined) throw new Error('The statement gave no result')
    return result
  } finally {
    if (cut) signal.removeEventListener('abort', cut)
    lease.release()
  }
}
