import { type Kysely, sql } from 'kysely'

/**
 * Who goes to the identity provider to link an account of their own, and how each invitation ended. What ended before this
 * has no word for it; neither has what was only forgotten, whose time is over.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table auth.provider_sign_in
      add column account_id uuid,
      add foreign key (tenant_id, account_id) references auth.account (tenant_id, id)`.execute(db)
  await sql`
    alter table auth.invitation
      add column handle uuid not null default gen_random_uuid(),
      add column outcome text check (outcome in ('used', 'taken-back', 'replaced')),
      add unique (tenant_id, handle)`.execute(db)
  await sql`create index invitation_by_time on auth.invitation (tenant_id, created_at desc, handle desc)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index auth.invitation_by_time`.execute(db)
  await sql`alter table auth.invitation drop column handle, drop column outcome`.execute(db)
  await sql`alter table auth.provider_sign_in drop column account_id`.execute(db)
}
