import { type Kysely, sql } from 'kysely'

/** Set once an item in force has ended and the figures no longer count it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table plg_admission.item add column ended boolean not null default false`.execute(db)
  await sql`
    create index item_to_end on plg_admission.item (tenant_id, ends_on) where ends_on is not null and not ended
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index plg_admission.item_to_end`.execute(db)
  await sql`alter table plg_admission.item drop column ended`.execute(db)
}
