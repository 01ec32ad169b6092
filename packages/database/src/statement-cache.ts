import { createHash } from 'node:crypto'

const MAX_STATEMENTS = 200

/** A column of a prepared statement's answer. */
export interface ResultColumn {
  readonly name: string
  readonly parse: (text: string) => unknown
}

/** What one connection knows of one prepared statement. */
export interface PreparedStatement {
  readonly name: string
  /** After an error nobody knows whether PostgreSQL kept it: it is closed, parsed and described anew. */
  state: 'new' | 'parsed' | 'uncertain'
  columns: readonly ResultColumn[] | undefined
}

const names = new Map<string, string>()

interface Entry {
  readonly role: string
  readonly sql: string
  readonly statement: PreparedStatement
  /** The number of the use it was last used in. */
  usedAt: number
}

/**
 * The prepared statements of one connection. Bounded, because each one holds a plan in the memory of a PostgreSQL backend.
 * Looked up by the SQL text as it is: to make a longer key of it would cost more than the look-up.
 */
export class StatementCache {
  readonly #byRole = new Map<string, Map<string, Entry>>()
  #size = 0
  #uses = 0

  /** The statement for a SQL text under a role; a plan made under one role's policies is not shared with another. */
  get(role: string, sql: string): PreparedStatement {
    this.#uses += 1
    const known = this.#byRole.get(role)?.get(sql)
    if (known !== undefined) {
      known.usedAt = this.#uses
      return known.statement
    }
    const statement: PreparedStatement = { name: statementName(`${role}\n${sql}`), state: 'new', columns: undefined }
    const ofRole = this.#byRole.get(role) ?? new Map<string, Entry>()
    this.#byRole.set(role, ofRole.set(sql, { role, sql, statement, usedAt: this.#uses }))
    this.#size += 1
    return statement
  }

  /** Forgets the least recently used over the bound and returns their names, to be closed in PostgreSQL as well. */
  evict(): string[] {
    const over = this.#size - MAX_STATEMENTS
    if (over <= 0) return []
    const entries = [...this.#byRole.values()].flatMap((ofRole) => [...ofRole.values()])
    const evicted = entries.sort((a, b) => a.usedAt - b.usedAt).slice(0, over)
    for (const { role, sql } of evicted) this.#byRole.get(role)?.delete(sql)
    this.#size -= evicted.length
    return evicted.map(({ statement }) => statement.name)
  }
}

function statementName(key: string): string {
  const known = names.get(key)
  if (known !== undefined) return known
  const name = `l${createHash('sha256').update(key).digest('base64url').slice(0, 20)}`
  if (names.size > 10_000) names.clear()
  names.set(key, name)
  return name
}
