import { ConnectionLease } from './connection-lease.ts'
import { fillParameters } from './fill-parameters.ts'
import type { Module } from './module.ts'
import { kyselyFor } from './module-kysely.ts'
import type { Walls } from './reading.ts'
import type { ReadScope, TenantContext, Unbranded, WriteScope } from './scope.ts'
import type { BatchStatement, StatementResult } from './statement-batch.ts'
import type { TenantReader } from './tenant-kysely.ts'

/** As a condition that never holds, so that nothing of it is sent back. */
const PROLOGUE = "select where num_nulls(set_config('role', $1, true), set_config('linli.context', $2, true)) > 0"
/** Around a statement that may not write: PostgreSQL lets a subtransaction be read-only, and takes that back with it. */
const READ_ONLY = ['savepoint reading', "select where set_config('transaction_read_only', 'on', true) is null"]
const READ_WRITE = ['rollback to savepoint reading', 'release savepoint reading']
const PLATFORM: TenantContext = { tenantId: '', cityId: '', actorId: '' }

/** As which module, and in which tenant, a statement runs. */
interface Speaker {
  readonly module: Module<unknown>
  readonly context: TenantContext
  readonly readOnly: boolean
}

/**
 * One write transaction on one connection. It opens with its first statement in the same round trip, and whenever the
 * module changes, or the context has grown old, the next statement carries the new role and context with it.
 */
export class WriteTransaction {
  readonly #walls: Walls
  readonly #context: TenantContext | undefined
  readonly #signal: AbortSignal | undefined
  #lease: Promise<ConnectionLease> | undefined
  /** What PostgreSQL holds of role and context. */
  #token: string | undefined
  #ended = false

  /** @param context absent for the platform's worker */
  constructor(walls: Walls, context: TenantContext | undefined, signal: AbortSignal | undefined) {
    this.#walls = walls
    this.#context = context
    this.#signal = signal
  }

  /** @param given another context than the transaction's own, for its other end */
  scope<DB>(module: Module<DB>, given = this.#context): WriteScope<DB> {
    const scope: Unbranded<WriteScope<DB>> = {
      ...this.#open(module, given, false),
      as: (other) => this.scope(other, given),
      reading: () => this.#reading(module, given),
    }
    return scope as WriteScope<DB> // the brand exists in types alone
  }

  #reading<DB>(module: Module<DB>, given: TenantContext | undefined): ReadScope<DB> {
    const { db, ...rest } = this.#open(module, given, true)
    const scope: Unbranded<ReadScope<DB>> = {
      ...rest,
      // the same object, its writing half hidden
      db: db as unknown as TenantReader<DB>,
      as: (other) => this.#reading(other, given),
      reading: () => this.#reading(module, given),
    }
    return scope as ReadScope<DB> // the brand exists in types alone
  }

  #open<DB>(
    module: Module<DB>,
    given: TenantContext | undefined,
    readOnly: boolean,
  ): Omit<Unbranded<WriteScope<DB>>, 'as' | 'reading'> {
    const context = given ?? PLATFORM
    const speaker = { module, context, readOnly }
    return {
      ...context,
      db: kyselyFor(module, given === undefined, (sql, parameters) =>
        this.#run(speaker, sql, fillParameters(parameters, context.tenantId)),
      ),
      run: async (query, input) => {
        const { sql, parameters } = query.compile(module)
        const result = await this.#run(speaker, sql, fillParameters(parameters, context.tenantId, input))
        return result.rows as never // the prepared query's own claim about its rows
      },
    }
  }

  /** Commits when the work succeeded, rolls back otherwise; the scope is unusable afterwards. */
  async end(outcome: 'commit' | 'rollback'): Promise<void> {
    this.#ended = true
    if (this.#lease === undefined) return
    const lease = await this.#lease
    this.#signal?.removeEventListener('abort', this.#cut)
    try {
      if (outcome === 'commit') this.#signal?.throwIfAborted()
      const [result] = await lease.send([settingOf(outcome)])
      // PostgreSQL answers COMMIT with ROLLBACK when a statement had failed and its error was swallowed.
      if (outcome === 'commit' && result?.command !== 'COMMIT')
        throw new Error('The transaction could not be committed')
    } finally {
      lease.release()
    }
  }

  async #run({ module, context, readOnly }: Speaker, sql: string, values: unknown[]): Promise<StatementResult> {
    if (this.#ended) throw new Error('The scope has ended; a use case must await all of its statements')
    this.#signal?.throwIfAborted()
    const first = this.#lease === undefined
    this.#lease ??= this.#borrow()
    const lease = await this.#lease
    const batch: BatchStatement[] = first ? [settingOf('begin')] : []
    const token = this.#sign(module, context, lease)
    if (this.#token !== token) {
      batch.push({ role: '', sql: PROLOGUE, values: [module.role, token], quiet: true })
      this.#token = token
    }
    if (readOnly) batch.push(...READ_ONLY.map(settingOf))
    const at = batch.push({ role: module.role, sql, values }) - 1
    if (readOnly) batch.push(...READ_WRITE.map(settingOf))
    const result = (await lease.send(batch))[at]
    if (result === undefined) throw new Error('The statement gave no result')
    return result
  }

  async #borrow(): Promise<ConnectionLease> {
    const lease = await ConnectionLease.borrow(this.#walls.pool, this.#signal)
    this.#signal?.addEventListener('abort', this.#cut, { once: true })
    return lease
  }

  readonly #cut = async () => (await this.#lease)?.cut()

  #sign(module: Module<unknown>, context: TenantContext, lease: ConnectionLease): string {
    const { sign, bindToBackend } = this.#walls
    return lease.signedContext(sign, bindToBackend, context, module.role)
  }
}

function settingOf(sql: string): BatchStatement {
  return { role: '', sql, values: [], quiet: true }
}
