import { type Kysely, sql } from 'kysely'

/** Invitations: a link that sets an account's password, once and for a while. Only the hash of its token is kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table auth.invitation (
      tenant_id uuid not null,
      token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
      account_id uuid not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz,
      primary key (tenant_id, token_hash),
      foreign key (tenant_id, account_id) references auth.account (tenant_id, id)
    )`.execute(db)
  await sql`create index invitation_account on auth.invitation (tenant_id, account_id)`.execute(db)
  await sql`select linli.protect('auth.invitation')`.execute(db)
  await sql`grant select, insert, update, delete on auth.invitation to linli_auth`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table auth.invitation`.execute(db)
}
