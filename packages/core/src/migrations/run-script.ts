import { type Kysely, sql } from 'kysely'

/** Runs a script of several statements, as a migration's own text. */
export async function runScript(db: Kysely<unknown>, script: string): Promise<void> {
  await sql.raw(script).execute(db)
}
