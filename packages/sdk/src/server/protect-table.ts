import { type Kysely, sql } from 'kysely'

/** What a plugin's role may do to one of its tables while it runs. */
export type TableRight = 'select' | 'insert' | 'update' | 'delete'

/**
 * For migrations: walls a tenant table by row-level security, forced on its owner too, and grants the plugin's role what it
 * needs. The table has `tenant_id uuid not null` first in its primary key and in every unique or foreign key.
 * @param table `plg_<id>.<name>`
 */
export async function protectTable(db: Kysely<unknown>, table: string, rights: readonly TableRight[]): Promise<void> {
  const [role = ''] = table.split('.')
  await sql`select linli.protect(${sql.lit(table)}::regclass)`.execute(db)
  await sql`grant ${sql.raw(rights.join(', '))} on ${sql.table(table)} to ${sql.id(role)}`.execute(db)
}
