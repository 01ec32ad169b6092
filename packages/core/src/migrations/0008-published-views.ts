import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

// What plugins may read of the core. The views belong to linli_owner, which FORCE ROW LEVEL SECURITY binds like any other
// role, so they show the tenant of the caller's own token; the host grants them to each plugin's role. The role's own name is
// asked in a subquery, which PostgreSQL runs once a statement and not once a row.
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    create schema core_api;

    create view core_api.org_unit as
      select tenant_id, id, parent_id, kind, name, full_name, overseer, sort_key, valid_from, valid_to
      from core.org_unit;

    create view core_api.org_unit_closure as
      select tenant_id, ancestor_id, descendant_id, depth
      from core.org_unit_closure;

    create view core_api.post as
      select tenant_id, id, unit_id, title, role
      from core.post;

    create view core_api.case_file as
      select tenant_id, id, plugin_id, process, subject_id, title, state, version, unit_id, opened_at, updated_at
      from core.case_file
      where plugin_id = (select substr(linli.module(), 5));

    create view core_api.clock as
      select clock.tenant_id, case_id, key, started_on, due_on, provisional, paused_on, stopped_on
      from core.clock
      join core.case_file on case_file.tenant_id = clock.tenant_id and case_file.id = clock.case_id
      where case_file.plugin_id = (select substr(linli.module(), 5));
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    drop view core_api.clock, core_api.case_file, core_api.post, core_api.org_unit_closure, core_api.org_unit;
    drop schema core_api;
    `,
  )
}
