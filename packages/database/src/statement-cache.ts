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
  /** After an error nobody knows whether PostgreSQL kept it: it is closed and parsed anew. */
  state: 'new' | 'parsed' | 'uncertain'
  columns: readonly ResultColumn[] | undefined
}

const names = new Map<string, string>()

/**
 * The prepared statements of one connection, least recently used first. Bounded, because each one holds a plan in the
 * memory of a PostgreSQL backend.
 */
export class StatementCache {
  readonly #statements = new Map<string, PreparedStatement>()

  /** The statement for a SQL text under a role; a plan made under one role's policies is not shared with another. */
  get(role: string, sql: string): PreparedStatement {
    const key = `${role}\n${sql}`
    const known = this.#statements.get(key)
    if (known !== undefined) {
      this.#statements.delete(key)
      this.#statements.set(key, known)
      return known
    }
    const statement: PreparedStatement = { name: statementName(key), state: 'new', columns: undefined }
    this.#statements.set(key, statement)
    return statement
  }

  /** Forgets the statements over the bound and returns their names, to be closed in PostgreSQL as well. */
  evict(): string[] {
    const evicted: string[] = []
    for (const [key, statement] of this.#statements) {
      if (this.#statements.size <= MAX_STATEMENTS) break
      this.#statements.delete(key)
      evicted.push(statement.name)
    }
    return evicted
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
