import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

/** What the rules on setting up communities found when a change was recorded stays with its approval, whatever they say later. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(db, `alter table core.place_event add column findings jsonb not null default '[]'`)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(db, 'alter table core.place_event drop column findings')
}
