import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

/** The page of a person or a post asks for the entries about one subject; the order of time alone has it read them all. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    'create index audit_entry_by_subject on core.audit_entry (tenant_id, subject_id, at desc, id desc)',
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(db, 'drop index core.audit_entry_by_subject')
}
