import { type Kysely, sql } from 'kysely'

/**
 * A link keeps the claim whose value it is: another claim may say the same of somebody else. Links with the provider that is
 * set now are of its claim; of others nobody knows it any more, and they are found by none. What is under way keeps whom it
 * was sent to, and under which claim.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table auth.identity_link
      add column claim text not null default '',
      drop constraint identity_link_tenant_id_issuer_subject_key`.execute(db)
  await overAllTenants(
    db,
    sql`
    update auth.identity_link l set claim = p.account_claim
    from auth.identity_provider p where p.tenant_id = l.tenant_id and p.issuer = l.issuer`,
  )
  await sql`
    alter table auth.identity_link
      alter column claim drop default,
      add unique (tenant_id, issuer, claim, subject)`.execute(db)
  await sql`
    alter table auth.provider_sign_in
      add column issuer text not null default '',
      add column claim text not null default ''`.execute(db)
  await sql`
    alter table auth.provider_sign_in alter column issuer drop default, alter column claim drop default`.execute(db)
}

/** Only links of the claim that is in use now fit the older table. */
export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table auth.provider_sign_in drop column issuer, drop column claim`.execute(db)
  await overAllTenants(
    db,
    sql`
    delete from auth.identity_link l using auth.identity_provider p
    where p.tenant_id = l.tenant_id and p.account_claim <> l.claim`,
  )
  await sql`
    alter table auth.identity_link drop column claim, add unique (tenant_id, issuer, subject)`.execute(db)
}

/** The policies bind the owner too, so they are off for it meanwhile. */
async function overAllTenants(db: Kysely<unknown>, statement: ReturnType<typeof sql>): Promise<void> {
  const tables = ['identity_link', 'identity_provider']
  for (const table of tables) await sql`alter table auth.${sql.id(table)} no force row level security`.execute(db)
  await statement.execute(db)
  for (const table of tables) await sql`alter table auth.${sql.id(table)} force row level security`.execute(db)
}
