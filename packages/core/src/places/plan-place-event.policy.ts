import type { PlaceDraft, UnitKind } from '@linli/contract'
import { type DateText, findDocumentNumberFlaw, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { checkCover } from './cover.policy.ts'
import type { PlacePlan } from './place-plan.ts'
import type { PlaceRegister, PlaceUnit } from './place-register.ts'
import { kindPlanners } from './plan-kinds.policy.ts'

/**
 * What a draft would do to the register. Refuses with `unit.not-found`, `place.unit-ended`, `place.wrong-units`,
 * `place.day-too-early` (a unit has changed on that day or later), `place.name-taken`, `place.nothing-changes`,
 * `place.area-uncovered` (秦办发〔2011〕27号 三(二): no area without a committee), `place.document-number`,
 * `place.approval-required` and `place.reason-required`.
 */
export function planPlaceEvent(draft: PlaceDraft, register: PlaceRegister, today: DateText): Result<PlacePlan> {
  const papers = checkPapers(draft, today)
  const named = checkNamedUnits(draft, register)
  if (!named.ok) return named
  const planned = kindPlanners[draft.kind]({ draft, register })
  if (!planned.ok) return planned
  const checks = [checkCover, checkDays, checkNames]
  for (const check of checks) {
    const checked = check(planned.value, register, draft)
    if (!checked.ok) return checked
  }
  return papers.ok ? planned : papers
}

/** Delegations are settled between the street and the committees; everything else is approved by the district's government. */
const WITHOUT_APPROVAL = new Set<PlaceDraft['kind']>(['delegate', 'end-delegation'])

function checkPapers({ kind, day, documentNumber, approvedBy, reason }: PlaceDraft, today: DateText): Result<void> {
  if (documentNumber !== undefined) {
    const flaw = findDocumentNumberFlaw(documentNumber)
    if (flaw !== undefined) return refuseCore('invalid', 'place.document-number', { flaw })
  }
  if (!WITHOUT_APPROVAL.has(kind) && (documentNumber === undefined || approvedBy === undefined)) {
    return refuseCore('invalid', 'place.approval-required')
  }
  if (reason === undefined && (kind === 'abolish' || day < today)) {
    return refuseCore('invalid', 'place.reason-required')
  }
  return ok(undefined)
}

/** Every id in a draft is one of the tenant's own, whether its kind needs it or not. */
export function idsOf({ unitIds, targetId, newUnits, given }: PlaceDraft): string[] {
  const ids = [
    ...unitIds,
    ...(targetId === undefined ? [] : [targetId]),
    ...newUnits.flatMap(({ areaIds }) => areaIds),
    ...given.map(({ unitId }) => unitId),
  ]
  return [...new Set(ids)]
}

function checkNamedUnits(draft: PlaceDraft, { units }: PlaceRegister): Result<void> {
  for (const id of idsOf(draft)) {
    const unit = units.get(id)
    if (unit === undefined) return refuseCore('not-found', 'unit.not-found')
    if (unit.validTo !== null) {
      return refuseCore('conflict', 'place.unit-ended', { unit: unit.name, day: unit.validTo })
    }
  }
  return ok(undefined)
}

/** History is written forwards: no unit changes on or before the day of its last change. */
function checkDays(plan: PlacePlan, { units, delegations }: PlaceRegister, { day, until }: PlaceDraft): Result<void> {
  const tooEarly = (unit: string, since: DateText) => refuseCore('conflict', 'place.day-too-early', { unit, since })
  const changed = [...plan.ends, ...plan.changes.map(({ unitId }) => unitId)]
  for (const unit of changed.flatMap((id) => units.get(id) ?? [])) {
    if (day <= unit.since) return tooEarly(unit.name, unit.since)
  }
  for (const { id, areaId, validFrom } of delegations) {
    const ends = plan.delegationEnds.includes(id)
    if (ends && day <= validFrom) return tooEarly(units.get(areaId)?.name ?? '', validFrom)
  }
  const joined = [
    ...plan.starts.map(({ parentId }) => parentId),
    ...plan.changes.flatMap(({ parent }) => parent ?? []),
    ...plan.successions.flatMap(({ successors }) => successors),
    ...plan.delegationStarts.flatMap(({ area, delegate }) => [area, delegate]),
  ]
  for (const unit of joined.flatMap((key) => units.get(key) ?? [])) {
    if (day < unit.validFrom) return tooEarly(unit.name, unit.validFrom)
  }
  return until !== undefined && until <= day ? refuseCore('invalid', 'place.until-before-day') : ok(undefined)
}

/** No two units of a kind have one name in one place. */
function checkNames(plan: PlacePlan, { units }: PlaceRegister): Result<void> {
  const ended = new Set(plan.ends)
  const changes = new Map(plan.changes.map((change) => [change.unitId, change]))
  const place = (kind: UnitKind, parent: string | null, name: string) => `${kind} ${parent} ${name}`
  const taken = new Set<string>()
  const touched: { readonly place: string; readonly name: string }[] = plan.starts.map(({ kind, parentId, name }) => ({
    place: place(kind, parentId, name),
    name,
  }))
  for (const unit of units.values()) {
    if (unit.validTo !== null || ended.has(unit.id)) continue
    const after = nameAndParent(unit, changes.get(unit.id))
    const key = place(unit.kind, after.parent, after.name)
    if (changes.has(unit.id)) touched.push({ place: key, name: after.name })
    else taken.add(key)
  }
  for (const { place, name } of touched) {
    if (taken.has(place)) return refuseCore('conflict', 'place.name-taken', { name })
    taken.add(place)
  }
  return ok(undefined)
}

function nameAndParent(unit: PlaceUnit, change: PlacePlan['changes'][number] | undefined) {
  return { name: change?.name ?? unit.name, parent: change?.parent ?? unit.parentId }
}
