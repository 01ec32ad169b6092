import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

/** The index of the open to-dos holds all that a listing reads of them: rows of one unit lie scattered over the table. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    create index todo_open_rows on core.todo (tenant_id, unit_id, due_on, id)
      include (permission, case_id, step, opened_at, clock_id) where done_at is null;
    drop index core.todo_open;
    alter index core.todo_open_rows rename to todo_open;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    drop index core.todo_open;
    create index todo_open on core.todo (tenant_id, unit_id, due_on, id) include (permission) where done_at is null;
    `,
  )
}
