import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

// What the register knows of a unit beside its name: dated attributes, codes with confirmed exceptions, other names, and
// every change of it field by field. A version for each unit lets a stale form be refused.
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    alter table core.org_unit add column version integer not null default 1 check (version > 0);
    create index org_unit_in_order on core.org_unit (tenant_id, sort_key, id);

    alter table core.identifier drop constraint identifier_scheme_check;
    alter table core.identifier add constraint identifier_scheme_check
      check (scheme in ('gb-2260', 'gb-10114', 'statistical', 'police', 'credit-code'));
    alter table core.identifier
      add column flaw text,
      add column exception_reason text check (exception_reason <> ''),
      add column exception_by text,
      add column exception_at timestamptz(3),
      add constraint identifier_exception check (
        (flaw is null) = (exception_reason is null)
        and (flaw is null) = (exception_by is null)
        and (flaw is null) = (exception_at is null)
      );
    create unique index identifier_open on core.identifier (tenant_id, scheme, value) where valid_to is null;

    create table core.unit_attribute (
      tenant_id uuid not null,
      unit_id uuid not null,
      key text not null check (key <> ''),
      value text not null check (value <> ''),
      valid_from date not null,
      valid_to date check (valid_to > valid_from),
      primary key (tenant_id, unit_id, key, valid_from),
      foreign key (tenant_id, unit_id) references core.org_unit (tenant_id, id)
    );
    create unique index unit_attribute_open on core.unit_attribute (tenant_id, unit_id, key) where valid_to is null;
    select linli.protect('core.unit_attribute');
    grant select, insert, update, delete on core.unit_attribute to linli_core;

    create table core.unit_alias (
      tenant_id uuid not null,
      id uuid not null,
      unit_id uuid not null,
      name text not null check (name <> ''),
      valid_from date,
      valid_to date check (valid_to > valid_from),
      source text not null check (source <> ''),
      primary key (tenant_id, id),
      unique (tenant_id, unit_id, name),
      foreign key (tenant_id, unit_id) references core.org_unit (tenant_id, id)
    );
    select linli.protect('core.unit_alias');
    grant select, insert on core.unit_alias to linli_core;

    create table core.unit_change (
      tenant_id uuid not null,
      unit_id uuid not null,
      version integer not null check (version > 0),
      at timestamptz(3) not null,
      by_post uuid not null,
      person_name text not null,
      post_title text not null,
      unit_name text not null,
      action text not null check (action in ('add', 'edit', 'end', 'identifier', 'alias', 'import')),
      reason text,
      fields jsonb not null,
      primary key (tenant_id, unit_id, version),
      foreign key (tenant_id, unit_id) references core.org_unit (tenant_id, id)
    );
    select linli.protect('core.unit_change');
    grant select, insert on core.unit_change to linli_core;

    create view core_api.unit_attribute as
      select tenant_id, unit_id, key, value, valid_from, valid_to
      from core.unit_attribute
      where key not in ('contact-name', 'contact-phone', 'office-phone');

    create view core_api.identifier as
      select tenant_id, id, unit_id, scheme, value, valid_from, valid_to
      from core.identifier;

    create view core_api.unit_alias as
      select tenant_id, id, unit_id, name, valid_from, valid_to
      from core.unit_alias;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    drop view core_api.unit_alias, core_api.identifier, core_api.unit_attribute;
    drop table core.unit_change, core.unit_alias, core.unit_attribute;
    drop index core.identifier_open;
    alter table core.identifier
      drop constraint identifier_exception,
      drop column exception_at,
      drop column exception_by,
      drop column exception_reason,
      drop column flaw;
    delete from core.identifier where scheme in ('police', 'credit-code');
    alter table core.identifier drop constraint identifier_scheme_check;
    alter table core.identifier add constraint identifier_scheme_check
      check (scheme in ('gb-2260', 'gb-10114', 'statistical'));
    drop index core.org_unit_in_order;
    alter table core.org_unit drop column version;
    `,
  )
}
