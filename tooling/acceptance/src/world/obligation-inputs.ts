import { newId } from '@linli/kernel'
import type { Caller } from './caller.ts'
import { unitAt } from './case-inputs.ts'
import type { InputRecipes } from './inputs.ts'
import type { Place } from './place.ts'

// A rule asks few posts, and only where its cause is there, so that these are put in by hand: they wait for the permission that
// everybody has, and for the one by which the caller could set such a thing aside.
function kindFor({ actor }: Caller) {
  return actor?.permissions.has('organisation:change')
    ? { kind: 'cover', permissions: ['inbox:view', 'organisation:change'] }
    : { kind: 'facts', permissions: ['inbox:view', 'facts:enter'] }
}

async function plantObligation(place: Place, caller: Caller): Promise<{ id: string }> {
  const { admin, tenant, mark } = place
  const [id, caseId] = [newId(), newId()]
  const unitId = unitAt(place, caller)
  const { kind, permissions } = kindFor(caller)
  const finding = {
    rule: 'set-up.delegate',
    outcome: 'unmet',
    measured: { state: 'none' },
    parameters: [],
    missing: [],
  }
  const source = { document: '秦办发〔2011〕27号', section: '三(二)' }
  await admin.query(
    `with planted as (
       insert into core.case_file (tenant_id, id, plugin_id, process, subject_id, title, state, version, unit_id,
         opened_by_post, opened_at, updated_at)
       values ($1, $2, 'core', $8, $3, $4, 'open', 1, $5, $5, now(), now())),
     history as (
       insert into core.timeline_entry (tenant_id, id, case_id, version, at, action, to_state, person_name, post_title, unit_name, post_id)
       values ($1, gen_random_uuid(), $2, 1, now(), 'open', 'open', 'linli', 'linli', 'linli', $5)),
     waiting as (
       insert into core.todo (tenant_id, id, case_id, step, unit_id, permission, opened_at)
       select $1, gen_random_uuid(), $2, 'attend-' || $8, $5, permission, now() from unnest($6::text[]) as permission)
     insert into core.obligation (tenant_id, id, case_id, kind, subject_id, occasion, finding, since)
     values ($1, $3, $2, $8, $5, $3::text, $7, '2026-03-02')`,
    [tenant.tenantId, caseId, id, `小区${mark}`, unitId, permissions, JSON.stringify({ ...finding, source }), kind],
  )
  return { id }
}

export const obligationInputs: InputRecipes = {
  'core obligations.get': { build: plantObligation },
  'core obligations.setAside': {
    build: async (place, caller) => ({ ...(await plantObligation(place, caller)), version: 1, reason: '情况特殊' }),
  },
}
