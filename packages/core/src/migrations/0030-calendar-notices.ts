import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

/**
 * A notice may set December of the year before, and may be corrected: each day says which year's notice set it, each year how
 * often it was imported, and every import is logged. Nobody's name is in what all tenants may read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    alter table core.calendar_day no force row level security;
    alter table core.calendar_day add column notice_year integer;
    update core.calendar_day set notice_year = extract(year from day);
    alter table core.calendar_day alter column notice_year set not null;
    alter table core.calendar_day force row level security;
    alter table core.calendar_year add column revision integer not null default 1 check (revision >= 1);

    create table core.calendar_import (
      year integer not null,
      revision integer not null check (revision >= 1),
      source text not null check (source <> ''),
      imported_at timestamptz(3) not null,
      changed_days integer not null check (changed_days >= 0),
      primary key (year, revision)
    );
    alter table core.calendar_import enable row level security;
    alter table core.calendar_import force row level security;
    create policy published on core.calendar_import for select using (true);
    create policy worker on core.calendar_import to linli_worker using (linli.platform());
    grant select on core.calendar_import to linli_core;
    grant select, insert on core.calendar_import to linli_worker;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    drop table core.calendar_import;
    alter table core.calendar_year drop column revision;
    alter table core.calendar_day drop column notice_year;
    `,
  )
}
