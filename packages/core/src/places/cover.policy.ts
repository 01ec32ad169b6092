import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { PlacePlan } from './place-plan.ts'
import { delegationOf, hasExpired, type PlaceRegister, type PlaceUnit } from './place-register.ts'

/**
 * No event leaves a unit below one that has ended, nor an estate without a community or a delegate that had one
 * (秦办发〔2011〕27号 三(二): 无缝隙). Refuses with `place.area-uncovered`.
 */
export function checkCover(
  plan: PlacePlan,
  register: PlaceRegister,
  { day }: { readonly day: DateText },
): Result<void> {
  const ended = new Set(plan.ends)
  const lost = [...register.units.values()].filter(
    (unit) => unit.validTo === null && !ended.has(unit.id) && loses(unit, plan, { register, day }),
  )
  if (lost.length === 0) return ok(undefined)
  return refuseCore('conflict', 'place.area-uncovered', { areas: lost.map(({ name }) => name).join(' ') })
}

function loses(
  unit: PlaceUnit,
  plan: PlacePlan,
  { register, day }: { register: PlaceRegister; day: DateText },
): boolean {
  const { ends } = plan
  const parent = parentAfter(unit, plan)
  if (parent !== null && ends.includes(parent)) return true
  if (unit.kind !== 'estate' || isCommunity(parent, plan, register)) return false
  const delegation = delegationOf(register, unit.id)
  const before = delegation && !hasExpired(delegation, day) ? delegation : undefined
  const had = isCommunity(unit.parentId, plan, register) || before !== undefined
  const stays = before !== undefined && !plan.delegationEnds.includes(before.id) && !ends.includes(before.delegateId)
  return had && !stays && !plan.delegationStarts.some(({ area }) => area === unit.id)
}

function parentAfter({ id, parentId }: PlaceUnit, { changes }: PlacePlan): string | null {
  return changes.find(({ unitId, parent }) => unitId === id && parent !== undefined)?.parent ?? parentId
}

function isCommunity(key: string | null, { starts }: PlacePlan, { units }: PlaceRegister): boolean {
  if (key === null) return false
  const kind = units.get(key)?.kind ?? starts.find((start) => start.key === key)?.kind
  return kind === 'community'
}
