import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

const tables = ['core.calendar_year', 'core.calendar_day', 'core.worker_mark']

/**
 * What belongs to no tenant is changed by the worker in its own context alone. The server's login may take every module's
 * role, so SQL that runs in a plugin's transaction could take the worker's; its context it cannot have.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const protect = (table: string) => `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy published on ${table} for select using (true);
    create policy worker on ${table} to linli_worker using (linli.platform());`
  await runScript(db, tables.map(protect).join(''))
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const open = (table: string) => `
    drop policy published on ${table};
    drop policy worker on ${table};
    alter table ${table} no force row level security;
    alter table ${table} disable row level security;`
  await runScript(db, tables.map(open).join(''))
}
