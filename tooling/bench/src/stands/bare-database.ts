import { type Database, type Module, POOL_SIZE, type PreparedQuery, type ReadScope } from '@linli/database'
import pg from 'pg'
import { fillValues } from '../fill-values.ts'

/**
 * The database without its walls, to tell what they cost: the same SQL as a role that no policy binds, with no prologue and
 * no context. Only prepared queries, of which every hot path is made, go this way; whatever else is asked once in a while
 * goes through the walled one.
 */
export function withoutWalls(walled: Database, pool: pg.Pool): Database {
  return {
    ...walled,
    read: (module, context, work, options) =>
      walled.read(
        module,
        context,
        // The brand exists in types alone; it is what keeps product code from making a scope.
        (scope) => work(new BareScope(scope, module, pool) as unknown as typeof scope),
        options,
      ),
    get connections() {
      return walled.connections
    },
  }
}

class BareScope<DB> {
  readonly tenantId: string
  readonly cityId: string
  readonly actorId: string
  readonly #walled: ReadScope<DB>
  readonly #module: Module<DB>
  readonly #pool: pg.Pool

  constructor(walled: ReadScope<DB>, module: Module<DB>, pool: pg.Pool) {
    this.tenantId = walled.tenantId
    this.cityId = walled.cityId
    this.actorId = walled.actorId
    this.#walled = walled
    this.#module = module
    this.#pool = pool
  }

  get db() {
    return this.#walled.db
  }

  as<Other>(other: Module<Other>) {
    return new BareScope(this.#walled.as(other), other, this.#pool)
  }

  async run<Input extends object, Row>(query: PreparedQuery<DB, Input, Row>, input: Input): Promise<Row[]> {
    const { sql, parameters } = query.compile(this.#module)
    const { rows } = await this.#pool.query({
      name: nameOf(sql),
      text: sql,
      values: fillValues(parameters, this.tenantId, input),
    })
    return rows
  }
}

/** As the product's pool, with days left as text so that both read the same values. */
export function openBarePool(connectionString: string): pg.Pool {
  pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  return new pg.Pool({ connectionString, max: POOL_SIZE })
}

const names = new Map<string, string>()

/** A name for a statement, so that PostgreSQL parses it once a connection. */
export function nameOf(sql: string): string {
  const known = names.get(sql) ?? `bench${names.size}`
  names.set(sql, known)
  return known
}
