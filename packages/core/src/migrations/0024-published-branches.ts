import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

// Column order of a replaced view may only grow at its end.
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    create or replace view core_api.case_file as
      select tenant_id, id, plugin_id, process, subject_id, title, state, version, unit_id, opened_at, updated_at, supplements
      from core.case_file
      where plugin_id = (select substr(linli.module(), 5));

    create or replace view core_api.clock as
      select clock.tenant_id, case_id, key, started_on, due_on, provisional, paused_on, stopped_on, branch_id
      from core.clock
      join core.case_file on case_file.tenant_id = clock.tenant_id and case_file.id = clock.case_id
      where case_file.plugin_id = (select substr(linli.module(), 5));

    create view core_api.case_branch as
      select case_branch.tenant_id, case_branch.id, case_id, case_branch.state, key, round, case_branch.unit_id,
        case_branch.version, case_branch.opened_at, closed_at, outcome, verdict
      from core.case_branch
      join core.case_file on case_file.tenant_id = case_branch.tenant_id and case_file.id = case_branch.case_id
      where case_file.plugin_id = (select substr(linli.module(), 5));
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    drop view core_api.case_branch, core_api.clock, core_api.case_file;
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
