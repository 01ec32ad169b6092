import type { Migration } from 'kysely/migration'

/** One module's history of its own schema. */
export interface ModuleMigrations {
  /** Names the history's table, `linli.migration_<name>`. */
  readonly name: string
  /** Made before the first migration, owned by `linli_owner`. */
  readonly schema: string
  /** The module's runtime roles, made before the first migration; the server's login may take them. */
  readonly roles: readonly string[]
  /** By name, which orders them: `0001-…`. */
  readonly migrations: Readonly<Record<string, Migration>>
}
