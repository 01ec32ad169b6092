import { protectTable } from '@linli/sdk/server'
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table plg_admission.item (
      tenant_id uuid not null,
      id uuid not null,
      case_id uuid not null,
      department_id uuid not null,
      name text not null check (name <> ''),
      category text not null check (category in (
        'public-security', 'community-correction', 'public-health', 'family-planning', 'veterans-and-relief',
        'community-education', 'employment', 'social-security', 'social-assistance', 'housing-security',
        'culture-and-sports', 'consumer-protection', 'elderly-rights', 'disability-rights', 'minors-rights',
        'migrants-rights', 'other'
      )),
      kind text not null check (kind in ('own-duty', 'assist', 'entrusted')),
      legal_basis text,
      funding_amount numeric(14, 2) check (funding_amount > 0),
      funding_formula text check (funding_formula in ('fixed', 'per-household', 'per-case')),
      funding_note text,
      conditions text,
      agreement_form text check (agreement_form in ('agreement', 'service-purchase')),
      agreement_reference text,
      agreement_signed_on date,
      agreement_powers text,
      agreement_payment text,
      contact text not null check (contact <> ''),
      starts_on date not null,
      ends_on date check (ends_on >= starts_on),
      community_count integer not null check (community_count >= 1),
      filed_at timestamptz not null,
      primary key (tenant_id, id),
      unique (tenant_id, case_id),
      check ((funding_amount is null) = (funding_formula is null)),
      check (num_nulls(agreement_form, agreement_reference, agreement_signed_on, agreement_powers, agreement_payment) in (0, 5))
    )`.execute(db)
  await sql`create index item_by_department on plg_admission.item (tenant_id, department_id, id)`.execute(db)
  await protectTable(db, 'plg_admission.item', ['select', 'insert', 'update'])

  await sql`
    create table plg_admission.item_community (
      tenant_id uuid not null,
      item_id uuid not null,
      community_id uuid not null,
      primary key (tenant_id, item_id, community_id),
      foreign key (tenant_id, item_id) references plg_admission.item (tenant_id, id)
    )`.execute(db)
  await sql`
    create index item_community_by_community on plg_admission.item_community (tenant_id, community_id, item_id)
  `.execute(db)
  await protectTable(db, 'plg_admission.item_community', ['select', 'insert', 'delete'])
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table plg_admission.item_community, plg_admission.item`.execute(db)
}
