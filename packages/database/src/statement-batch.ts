/// <reference path="./pg-utils.d.ts" />
import type pg from 'pg'
import pgUtils from 'pg/lib/utils.js'
import { serialize } from 'pg-protocol'
import type { PreparedStatement, StatementCache } from './statement-cache.ts'
import { parserFor } from './wire-types.ts'

/** One statement of a batch; `role` keys its plan, and a `quiet` one's rows are not kept. */
export interface BatchStatement {
  readonly role: string
  readonly sql: string
  readonly values: readonly unknown[]
  readonly quiet?: boolean
}

export interface StatementResult {
  readonly rows: Record<string, unknown>[]
  readonly affected: number
  readonly command: string
}

const COMMAND_TAG = /^([A-Z]+)(?: 0)?(?: (\d+))?$/

/**
 * Several statements sent in one write and ended by one Sync, so that they cost one round trip and, outside an explicit
 * transaction, form one implicit transaction: the context and the query that needs it can never come apart.
 * It implements the driver's `Submittable` protocol.
 */
export class StatementBatch implements pg.Submittable {
  readonly #statements: readonly BatchStatement[]
  readonly #cache: StatementCache
  readonly #prepared: PreparedStatement[] = []
  readonly #results: StatementResult[] = []
  #rows: Record<string, unknown>[] = []
  #error: Error | undefined
  readonly #done: PromiseWithResolvers<StatementResult[]> = Promise.withResolvers()

  constructor(statements: readonly BatchStatement[], cache: StatementCache) {
    this.#statements = statements
    this.#cache = cache
  }

  /** Resolves with one result a statement when PostgreSQL is ready again, whether it committed or failed. */
  get done(): Promise<StatementResult[]> {
    return this.#done.promise
  }

  submit(connection: pg.Connection): void {
    const messages: Uint8Array[] = []
    try {
      // First, since PostgreSQL skips whatever follows a statement that fails.
      for (const name of this.#cache.evict()) messages.push(serialize.close({ type: 'S', name }))
      for (const statement of this.#statements) this.#write(messages, statement)
    } catch (error) {
      this.#fail(error)
    }
    messages.push(serialize.sync())
    // One buffer is one write: a gathered write of many small ones costs the kernel more than copying them.
    connection.stream.write(Buffer.concat(messages))
  }

  #write(messages: Uint8Array[], { role, sql, values }: BatchStatement): void {
    const prepared = this.#cache.get(role, sql)
    this.#prepared.push(prepared)
    if (prepared.state === 'uncertain') messages.push(serialize.close({ type: 'S', name: prepared.name }))
    if (prepared.state !== 'parsed') messages.push(serialize.parse({ name: prepared.name, text: sql }))
    prepared.state = 'parsed'
    messages.push(serialize.bind({ statement: prepared.name, values: [...values], valueMapper: pgUtils.prepareValue }))
    if (prepared.columns === undefined) messages.push(serialize.describe({ type: 'P' }))
    messages.push(serialize.execute())
  }

  handleRowDescription(message: { fields: { name: string; dataTypeID: number }[] }): void {
    const prepared = this.#prepared[this.#results.length]
    if (prepared === undefined) return
    try {
      prepared.columns = message.fields.map(({ name, dataTypeID }) => ({ name, parse: parserFor(dataTypeID) }))
    } catch (error) {
      this.#fail(error)
    }
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    if (this.#error !== undefined) return
    const position = this.#results.length
    if (this.#statements[position]?.quiet) return
    const columns = this.#prepared[position]?.columns ?? []
    const row: Record<string, unknown> = {}
    try {
      // Counted by hand: `entries()` would make an array for every value of every row.
      let index = 0
      for (const { name, parse } of columns) {
        const text = message.fields[index]
        row[name] = text === null || text === undefined ? null : parse(text)
        index += 1
      }
      this.#rows.push(row)
    } catch (error) {
      this.#fail(error)
    }
  }

  handleCommandComplete(message: { text: string }): void {
    const prepared = this.#prepared[this.#results.length]
    if (prepared !== undefined) prepared.columns ??= []
    const [, command = '', affected = '0'] = COMMAND_TAG.exec(message.text) ?? []
    this.#results.push({ rows: this.#rows, affected: Number(affected), command })
    this.#rows = []
  }

  handleEmptyQuery(): void {
    this.#results.push({ rows: [], affected: 0, command: '' })
  }

  handlePortalSuspended(): void {}

  handleCopyInResponse(): void {
    this.#fail(new Error('COPY is not supported here'))
  }

  /**
   * The driver forgets a failed query before PostgreSQL is ready again. The batch is done only then: whoever releases the
   * connection must know how its transaction ended.
   */
  handleError(error: Error, connection: pg.Connection): void {
    this.#fail(error)
    if (!('severity' in error)) {
      // The connection itself broke: nothing more will come.
      this.#settle()
      return
    }
    const settle = () => {
      connection.off('readyForQuery', settle)
      connection.off('end', settle)
      this.#settle()
    }
    connection.once('readyForQuery', settle)
    connection.once('end', settle)
  }

  handleReadyForQuery(): void {
    this.#settle()
  }

  #fail(error: unknown): void {
    this.#error ??= error instanceof Error ? error : new Error(String(error))
    for (const prepared of this.#prepared) {
      prepared.state = 'uncertain'
      prepared.columns = undefined
    }
  }

  #settle(): void {
    if (this.#error === undefined) this.#done.resolve(this.#results)
    else this.#done.reject(this.#error)
  }
}
