import { newId } from '@linli/kernel'
import type { Caller } from './caller.ts'
import type { InputRecipes } from './inputs.ts'
import type { Place } from './place.ts'

// No plugin has a case in which everybody who may see an inbox has a part, so these are put in by hand: they wait for the
// permission that everybody has.
const PERMISSION = 'inbox:view'

const isHome = (place: Place, { home }: Caller) => place.mark === home.places[0].mark

/** At home the caller's own unit; anywhere else one in which the caller does not work. */
export function unitAt(place: Place, caller: Caller): string {
  const own = caller.actor?.unitId
  if (isHome(place, caller) && own !== undefined) return own
  const units = [place.departmentId, place.communityId, place.tenant.units.overseer.id]
  return units.find((id) => id !== own) ?? place.departmentId
}

/** Somebody who works in another unit than all of these. */
function outside({ tenant }: Place, units: readonly (string | undefined)[]) {
  const found = Object.values(tenant.actors).find(({ unitId }) => !units.includes(unitId))
  return { unitId: found?.unitId ?? newId(), postId: found?.postId ?? newId(), personId: found?.personId ?? newId() }
}

async function plantCase({ admin, tenant, mark }: Place, { unitId, waitsAt }: { unitId: string; waitsAt: string }) {
  const [caseId, todoId] = [newId(), newId()]
  await admin.query(
    `with planted as (
       insert into core.case_file (tenant_id, id, plugin_id, process, subject_id, title, state, version, unit_id,
         opened_by_post, opened_at, updated_at)
       values ($1, $2, 'admission', 'item', $2, $4, 'submitted', 1, $5, $5, now(), now()))
     insert into core.todo (tenant_id, id, case_id, step, unit_id, permission, opened_at)
     values ($1, $3, $2, 'check-item', $6, $7, now())`,
    [tenant.tenantId, caseId, todoId, `办件${mark}`, unitId, waitsAt, PERMISSION],
  )
  return { caseId, todoId }
}

async function plantTodo(place: Place, caller: Caller) {
  const unitId = unitAt(place, caller)
  return plantCase(place, { unitId, waitsAt: unitId })
}

async function plantCopy(place: Place, caller: Caller) {
  const { caseId } = await plantTodo(place, caller)
  const id = newId()
  await place.admin.query(
    `insert into core.case_copy (tenant_id, id, case_id, unit_id, action, at) values ($1, $2, $3, $4, 'open', now())`,
    [place.tenant.tenantId, id, caseId, unitAt(place, caller)],
  )
  return id
}

async function plantDelegated(place: Place, caller: Caller) {
  const unitId = unitAt(place, caller)
  const to = outside(place, [unitId])
  const { caseId, todoId } = await plantCase(place, { unitId, waitsAt: to.unitId })
  await place.admin.query(
    `insert into core.todo_delegation (tenant_id, id, case_id, todo_id, from_unit_id, from_unit_name, from_post_id, to_unit_id,
       reason, until, at)
     values ($1, $2, $3, $4, $5, $6, $5, $7, '代办', '2026-12-31', now())`,
    [place.tenant.tenantId, newId(), caseId, todoId, unitId, `单位${place.mark}`, to.unitId],
  )
  return { todoId }
}

async function handOn(place: Place, caller: Caller) {
  const { todoId } = await plantTodo(place, caller)
  const own = caller.actor?.unitId
  const near = outside(place, [own])
  const { unitId, postId } = isHome(place, caller) ? near : outside(place, [own, near.unitId])
  return { todoId, unitId, postId, reason: '外出学习', until: '2026-03-31' }
}

export const caseInputs: InputRecipes = {
  'core cases.urge': {
    async build(place, caller) {
      const unitId = unitAt(place, caller)
      const { caseId } = await plantCase(place, { unitId, waitsAt: outside(place, [unitId]).unitId })
      return { caseId }
    },
  },
  'core cases.recuse': {
    async build(place, caller) {
      const { caseId } = await plantTodo(place, caller)
      const self = isHome(place, caller) ? caller.actor?.personId : undefined
      const { personId } = outside(place, [caller.actor?.unitId])
      return { caseId, personId: self ?? personId, reason: '与申请人有利害关系' }
    },
  },
  'core cases.delegates': { build: async (place, caller) => ({ todoId: (await plantTodo(place, caller)).todoId }) },
  'core cases.delegate': { build: handOn },
  'core cases.delegateEach': {
    async build(place, caller) {
      const { todoId, ...rest } = await handOn(place, caller)
      return { todoIds: [todoId], ...rest }
    },
  },
  'core cases.recall': { build: plantDelegated },
  'core inbox.read': { build: async (place, caller) => ({ ids: [await plantCopy(place, caller)] }) },
}
