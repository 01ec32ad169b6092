import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    create table core.org_unit (
      tenant_id uuid not null,
      id uuid not null,
      parent_id uuid,
      kind text not null check (kind in ('city', 'district', 'department', 'street', 'community')),
      name text not null check (name <> ''),
      full_name text not null check (full_name <> ''),
      overseer boolean not null default false,
      sort_key integer not null default 0,
      valid_from date not null,
      valid_to date check (valid_to > valid_from),
      primary key (tenant_id, id),
      foreign key (tenant_id, parent_id) references core.org_unit (tenant_id, id)
    );
    create unique index org_unit_overseer on core.org_unit (tenant_id) where overseer and valid_to is null;
    create index org_unit_by_parent on core.org_unit (tenant_id, parent_id);
    select linli.protect('core.org_unit');
    grant select, insert, update on core.org_unit to linli_core;

    create table core.org_unit_closure (
      tenant_id uuid not null,
      ancestor_id uuid not null,
      descendant_id uuid not null,
      depth integer not null check (depth >= 0),
      primary key (tenant_id, ancestor_id, descendant_id),
      foreign key (tenant_id, ancestor_id) references core.org_unit (tenant_id, id),
      foreign key (tenant_id, descendant_id) references core.org_unit (tenant_id, id)
    );
    create index org_unit_closure_up on core.org_unit_closure (tenant_id, descendant_id, depth);
    select linli.protect('core.org_unit_closure');
    grant select, insert, delete on core.org_unit_closure to linli_core;

    create table core.identifier (
      tenant_id uuid not null,
      id uuid not null,
      unit_id uuid not null,
      scheme text not null check (scheme in ('gb-2260', 'gb-10114', 'statistical')),
      value text not null check (value <> ''),
      valid_from date not null,
      valid_to date check (valid_to > valid_from),
      source text not null check (source <> ''),
      primary key (tenant_id, id),
      unique (tenant_id, scheme, value, valid_from),
      foreign key (tenant_id, unit_id) references core.org_unit (tenant_id, id)
    );
    create index identifier_by_unit on core.identifier (tenant_id, unit_id, valid_from);
    select linli.protect('core.identifier');
    grant select, insert, update on core.identifier to linli_core;

    create table core.person (
      tenant_id uuid not null,
      id uuid not null,
      name text not null check (name <> ''),
      demo boolean not null default false,
      created_at timestamptz not null default now(),
      primary key (tenant_id, id)
    );
    select linli.protect('core.person');
    grant select, insert, update on core.person to linli_core;

    create table core.post (
      tenant_id uuid not null,
      id uuid not null,
      unit_id uuid not null,
      title text not null check (title <> ''),
      role text not null check (role in (
        'city-officer', 'office-clerk', 'department-clerk', 'street-officer', 'community-worker', 'administrator'
      )),
      primary key (tenant_id, id),
      foreign key (tenant_id, unit_id) references core.org_unit (tenant_id, id)
    );
    create index post_by_unit on core.post (tenant_id, unit_id);
    select linli.protect('core.post');
    grant select, insert, update on core.post to linli_core;

    create table core.appointment (
      tenant_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      post_id uuid not null,
      valid_from date not null,
      valid_to date check (valid_to >= valid_from),
      primary key (tenant_id, id),
      foreign key (tenant_id, person_id) references core.person (tenant_id, id),
      foreign key (tenant_id, post_id) references core.post (tenant_id, id)
    );
    create index appointment_by_person on core.appointment (tenant_id, person_id);
    create index appointment_by_post on core.appointment (tenant_id, post_id);
    select linli.protect('core.appointment');
    grant select, insert, update on core.appointment to linli_core;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    'drop table core.appointment, core.post, core.person, core.identifier, core.org_unit_closure, core.org_unit',
  )
}
