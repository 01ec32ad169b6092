import type { Database } from '@linli/database'
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
        (scope) =>
          work({
            ...context,
            get db() {
              return scope.db
            },
            as: scope.as,
            async run(query, input) {
              const { sql, parameters } = query.compile(module)
              const { rows } = await pool.query({
                name: nameOf(sql),
                text: sql,
                values: fillValues(parameters, context.tenantId, input),
              })
              return rows
            },
          } as typeof scope), // the brand exists in types alone
        options,
      ),
    get connections() {
      return walled.connections
    },
  }
}

/** As the product's pool, with days left as text so that both read the same values. */
export function openBarePool(connectionString: string): pg.Pool {
  pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  return new pg.Pool({ connectionString, max: 8 })
}

const names = new Map<string, string>()

/** A name for a statement, so that PostgreSQL parses it once a connection. */
export function nameOf(sql: string): string {
  const known = names.get(sql) ?? `bench${names.size}`
  names.set(sql, known)
  return known
}
