import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

/** A mark that an effect happened is of use only while its delivery may come again; after that it may go. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(db, 'grant delete on core.job_effect to linli_core')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(db, 'revoke delete on core.job_effect from linli_core')
}
