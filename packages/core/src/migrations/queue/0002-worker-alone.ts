import { type Kysely, sql } from 'kysely'
import { QUEUE_SCHEMA } from '../../events/queue.ts'

/**
 * Jobs hold events of every tenant, so the worker's role does not suffice to see them: whoever asks must be the worker, by
 * its context. The tables are the library's, whichever these are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of await listTables(db)) {
    await sql`alter table ${table} enable row level security`.execute(db)
    await sql`alter table ${table} force row level security`.execute(db)
    await sql`create policy worker on ${table} to linli_worker using (linli.platform())`.execute(db)
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of await listTables(db)) {
    await sql`drop policy worker on ${table}`.execute(db)
    await sql`alter table ${table} no force row level security`.execute(db)
    await sql`alter table ${table} disable row level security`.execute(db)
  }
}

async function listTables(db: Kysely<unknown>) {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = ${QUEUE_SCHEMA} order by 1`.execute(db)
  return rows.map(({ name }) => sql.table(`${QUEUE_SCHEMA}.${name}`))
}
