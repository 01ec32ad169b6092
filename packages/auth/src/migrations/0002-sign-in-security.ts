import { type Kysely, sql } from 'kysely'

/**
 * Second factors and recovery codes, each tenant's rules for signing in, former passwords, the record of sign-ins, and what
 * a session tells of itself to its owner.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table auth.account
      add column created_at timestamptz not null default now(),
      add column password_changed_at timestamptz not null default now()`.execute(db)
  await sql`
    alter table auth.session
      add column handle uuid not null default gen_random_uuid(),
      add column half boolean not null default false,
      add column must_enrol boolean not null default false,
      add column idle_minutes integer not null default 30 check (idle_minutes > 0),
      add column ip text not null default '',
      add column user_agent text not null default '',
      add unique (tenant_id, handle)`.execute(db)
  await createRules(db)
  await createSecondFactor(db)
  await createRecords(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['sign_in', 'former_password', 'recovery_code', 'second_factor', 'sign_in_rules']) {
    await sql`drop table auth.${sql.id(table)}`.execute(db)
  }
  await sql`
    alter table auth.session
      drop column handle, drop column half, drop column must_enrol, drop column idle_minutes,
      drop column ip, drop column user_agent`.execute(db)
  await sql`alter table auth.account drop column created_at, drop column password_changed_at`.execute(db)
}

/** Every change is a row of its own; the last one holds. The checks are the floor under which no tenant may go. */
async function createRules(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table auth.sign_in_rules (
      tenant_id uuid not null,
      revision integer not null check (revision > 0),
      changed_at timestamptz not null,
      changed_by text not null,
      reason text not null,
      min_length integer not null check (min_length between 8 and 64),
      character_kinds integer not null check (character_kinds between 1 and 4),
      passphrase_length integer not null check (passphrase_length = 0 or passphrase_length between 15 and 64),
      history integer not null check (history between 1 and 12),
      max_age_days integer not null check (max_age_days = 0 or max_age_days between 30 and 365),
      refuse_common boolean not null,
      lockout_failures integer not null check (lockout_failures between 3 and 10),
      lockout_minutes integer not null check (lockout_minutes between 5 and 1440),
      idle_minutes integer not null check (idle_minutes between 5 and 60),
      absolute_minutes integer not null check (absolute_minutes between 60 and 1440),
      second_factor text not null check (second_factor in ('none', 'administrators', 'everybody')),
      second_factor_since timestamptz not null,
      grace_days integer not null check (grace_days between 0 and 30),
      invitation_hours integer not null check (invitation_hours between 1 and 168),
      record_days integer not null check (record_days between 180 and 1095),
      primary key (tenant_id, revision)
    )`.execute(db)
  await sql`select linli.protect('auth.sign_in_rules')`.execute(db)
  await sql`grant select, insert on auth.sign_in_rules to linli_auth`.execute(db)
}

async function createSecondFactor(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table auth.second_factor (
      tenant_id uuid not null,
      account_id uuid not null,
      secret_sealed text not null,
      created_at timestamptz not null,
      confirmed_at timestamptz,
      last_step bigint,
      primary key (tenant_id, account_id),
      foreign key (tenant_id, account_id) references auth.account (tenant_id, id)
    )`.execute(db)
  await sql`
    create table auth.recovery_code (
      tenant_id uuid not null,
      account_id uuid not null,
      code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
      used_at timestamptz,
      primary key (tenant_id, account_id, code_hash),
      foreign key (tenant_id, account_id) references auth.account (tenant_id, id)
    )`.execute(db)
  for (const table of ['second_factor', 'recovery_code']) {
    await sql`select linli.protect(${sql.lit(`auth.${table}`)})`.execute(db)
    await sql`grant select, insert, update, delete on auth.${sql.id(table)} to linli_auth`.execute(db)
  }
}

async function createRecords(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table auth.former_password (
      tenant_id uuid not null,
      account_id uuid not null,
      replaced_at timestamptz not null,
      password_hash text not null check (password_hash like '$argon2id$%'),
      primary key (tenant_id, account_id, replaced_at, password_hash),
      foreign key (tenant_id, account_id) references auth.account (tenant_id, id)
    )`.execute(db)
  await sql`
    create table auth.sign_in (
      tenant_id uuid not null,
      id uuid not null,
      account_id uuid not null,
      at timestamptz not null,
      ip text not null,
      user_agent text not null,
      outcome text not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, account_id) references auth.account (tenant_id, id)
    )`.execute(db)
  await sql`create index sign_in_account on auth.sign_in (tenant_id, account_id, at desc, id desc)`.execute(db)
  await sql`create index sign_in_at on auth.sign_in (tenant_id, at)`.execute(db)
  await sql`select linli.protect('auth.former_password')`.execute(db)
  await sql`grant select, insert, delete on auth.former_password to linli_auth`.execute(db)
  await sql`select linli.protect('auth.sign_in')`.execute(db)
  await sql`grant select, insert, update, delete on auth.sign_in to linli_auth`.execute(db)
}
