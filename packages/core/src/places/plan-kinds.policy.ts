import { mayStandUnder, mustBeGiven, type PlaceDraft, type PlaceDraftKind, type UnitKind } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { emptyPlan, newKey, type PlacePlan, type PlannedStart, type UnitKey } from './place-plan.ts'
import { childrenOf, delegationOf, hasExpired, type PlaceRegister, type PlaceUnit } from './place-register.ts'

export interface Planning {
  readonly draft: PlaceDraft
  readonly register: PlaceRegister
}

type Planner = (planning: Planning) => Result<PlacePlan>

/** What each kind of event does. Every unit that a draft names is there and has not ended. */
export const kindPlanners: Readonly<Record<PlaceDraftKind, Planner>> = {
  'set-up': planSetUp,
  merge: planMerge,
  split: planSplit,
  rename: planRename,
  transfer: planTransfer,
  delegate: planDelegate,
  'end-delegation': planEndDelegation,
  abolish: planAbolish,
}

/** What is merged; what stands below it follows. */
const PLACES: readonly UnitKind[] = ['street', 'community']
/** What is split or abolished: an estate (小区) too. */
const DIVIDED: readonly UnitKind[] = [...PLACES, 'estate']

function wrongUnits(kind: PlaceDraftKind): Result<never> {
  return refuseCore('invalid', 'place.wrong-units', { kind })
}

function named({ draft, register }: Planning): PlaceUnit[] {
  return [...new Set(draft.unitIds)].flatMap((id) => register.units.get(id) ?? [])
}

function target({ draft, register }: Planning): PlaceUnit | undefined {
  return draft.targetId === undefined ? undefined : register.units.get(draft.targetId)
}

/** A full name formed like another unit's: the part that is the name itself is replaced. */
function fullNameLike(like: PlaceUnit | undefined, name: string): string {
  return like?.fullName.includes(like.name) ? like.fullName.replace(like.name, name) : name
}

/** @param like whose full name is the pattern for those that are not given */
function startsOf(
  { newUnits }: PlaceDraft,
  { kind, parentId, like }: { kind: UnitKind; parentId: string; like?: PlaceUnit | undefined },
): PlannedStart[] {
  return newUnits.map(({ name, fullName, code, households }, index) => ({
    key: newKey(index),
    kind,
    parentId,
    name,
    fullName: fullName ?? fullNameLike(like, name),
    code,
    households,
  }))
}

function planSetUp(planning: Planning): Result<PlacePlan> {
  const { draft, register } = planning
  const street = target(planning)
  const [unit] = draft.newUnits
  if (street === undefined || unit === undefined || draft.newUnits.length > 1) return wrongUnits('set-up')
  if (!mayStandUnder('community', street.kind)) return wrongUnits('set-up')
  const areas = unit.areaIds.flatMap((id) => register.units.get(id) ?? [])
  if (!areas.every(({ kind }) => kind === 'estate')) return wrongUnits('set-up')
  const like = childrenOf(register, street.id).find(({ kind }) => kind === 'community')
  return ok({
    ...emptyPlan,
    starts: startsOf(draft, { kind: 'community', parentId: street.id, like }),
    ...joining(register, areas, newKey(0)),
  })
}

/** Areas that become part of a community; whoever looked after them does so no longer. */
function joining(register: PlaceRegister, areas: readonly PlaceUnit[], parent: UnitKey) {
  return {
    changes: areas.filter(({ parentId }) => parentId !== parent).map(({ id }) => ({ unitId: id, parent })),
    delegationEnds: areas.flatMap(({ id }) => delegationOf(register, id)?.id ?? []),
  }
}

function planMerge(planning: Planning): Result<PlacePlan> {
  const { draft } = planning
  const units = named(planning)
  const [first] = units
  const survivor = target(planning)
  if (first === undefined || units.length < 2 || !PLACES.includes(first.kind)) return wrongUnits('merge')
  if (!units.every(({ kind }) => kind === first.kind)) return wrongUnits('merge')
  if (survivor !== undefined && !units.includes(survivor)) return wrongUnits('merge')
  const madeNew = survivor === undefined
  if (madeNew && (draft.newUnits.length !== 1 || first.parentId === null)) return wrongUnits('merge')
  const ending = units.filter((unit) => unit !== survivor)
  const successor = survivor?.id ?? newKey(0)
  const left = legacies(planning, ending, () => successor)
  return ok({
    ...left,
    starts: madeNew ? startsOf(draft, { kind: first.kind, parentId: first.parentId ?? '', like: first }) : [],
    ends: ending.map(({ id }) => id),
    successions: ending.map(({ id }) => ({ unitId: id, successors: [successor] })),
    changes: [...left.changes, ...(survivor === undefined ? [] : renamed(survivor, draft))],
  })
}

function planSplit(planning: Planning): Result<PlacePlan> {
  const { draft, register } = planning
  const [unit, ...others] = named(planning)
  const goesOn = draft.targetId !== undefined
  if (unit === undefined || others.length > 0 || !DIVIDED.includes(unit.kind)) return wrongUnits('split')
  if (goesOn && draft.targetId !== unit.id) return wrongUnits('split')
  if (unit.parentId === null || draft.newUnits.length < (goesOn ? 1 : 2)) return wrongUnits('split')
  const parts = draft.newUnits.map((_, index) => newKey(index))
  const partOf = new Map(draft.newUnits.flatMap(({ areaIds }, index) => areaIds.map((id) => [id, newKey(index)])))
  if (![...partOf.keys()].every((id) => belongs(register, unit.id, id))) return wrongUnits('split')
  const fallback = goesOn ? unit.id : undefined
  const left = legacies(planning, [unit], (part) => partOf.get(part.id) ?? fallbackFor(part, fallback))
  const lookedAfter = dividedCover(planning, unit, { parts, goesOn })
  return ok({
    ...left,
    starts: startsOf(draft, { kind: unit.kind, parentId: unit.parentId, like: unit }),
    ends: goesOn ? [] : [unit.id],
    successions: [{ unitId: unit.id, successors: goesOn ? [unit.id, ...parts] : parts }],
    changes: [...left.changes, ...(goesOn ? renamed(unit, draft) : [])],
    delegationEnds: [...left.delegationEnds, ...lookedAfter.ends],
    delegationStarts: [...left.delegationStarts, ...lookedAfter.starts],
  })

  /** Communities, estates and buildings are given to a part by name; whatever else there is goes to the first one. */
  function fallbackFor({ kind }: PlaceUnit, stays: UnitKey | undefined): UnitKey | undefined {
    return stays ?? (mustBeGiven(kind) ? undefined : newKey(0))
  }
}

/** Whoever looks after an estate that is split looks after each of its parts, until the same day. */
function dividedCover(
  { register, draft: { day } }: Planning,
  { id }: PlaceUnit,
  { parts, goesOn }: { readonly parts: readonly UnitKey[]; readonly goesOn: boolean },
): { readonly ends: readonly string[]; readonly starts: PlacePlan['delegationStarts'] } {
  const own = delegationOf(register, id)
  if (own === undefined) return { ends: [], starts: [] }
  const until = own.validTo === null ? {} : { until: own.validTo }
  return {
    ends: goesOn ? [] : [own.id],
    starts: hasExpired(own, day) ? [] : parts.map((area) => ({ area, delegate: own.delegateId, ...until })),
  }
}

function belongs(register: PlaceRegister, unitId: string, partId: string): boolean {
  return register.units.get(partId)?.parentId === unitId || delegationOf(register, partId)?.delegateId === unitId
}

/** What stands below units, and what they look after, passes to whoever `successorOf` names; to nobody stays unnamed. */
function legacies(
  { register, draft: { day } }: Planning,
  units: readonly PlaceUnit[],
  successorOf: (part: PlaceUnit) => UnitKey | undefined,
): Pick<PlacePlan, 'starts' | 'ends' | 'successions' | 'changes' | 'delegationEnds' | 'delegationStarts'> {
  const changes = units.flatMap(({ id }) =>
    childrenOf(register, id).flatMap((child) => {
      const parent = successorOf(child)
      return parent === undefined || parent === id ? [] : [{ unitId: child.id, parent }]
    }),
  )
  const passing = register.delegations.flatMap((delegation) => {
    const area = register.units.get(delegation.areaId)
    if (area === undefined || !units.some(({ id }) => id === delegation.delegateId)) return []
    const delegate = successorOf(area)
    return delegate === delegation.delegateId ? [] : [{ delegation, delegate }]
  })
  return {
    ...emptyPlan,
    changes,
    delegationEnds: passing.map(({ delegation }) => delegation.id),
    delegationStarts: passing.flatMap(({ delegation, delegate }) =>
      delegate === undefined || hasExpired(delegation, day)
        ? []
        : [{ area: delegation.areaId, delegate, ...(delegation.validTo !== null && { until: delegation.validTo }) }],
    ),
  }
}

function renamed(unit: PlaceUnit, { name, fullName }: PlaceDraft): PlacePlan['changes'] {
  const changed = {
    name: name ?? unit.name,
    fullName: fullName ?? (name === undefined ? unit.fullName : fullNameLike(unit, name)),
  }
  if (changed.name === unit.name && changed.fullName === unit.fullName) return []
  return [{ unitId: unit.id, ...changed }]
}

function planRename(planning: Planning): Result<PlacePlan> {
  const [unit, ...others] = named(planning)
  if (unit === undefined || others.length > 0 || unit.parentId === null) return wrongUnits('rename')
  const changes = renamed(unit, planning.draft)
  return changes.length === 0 ? refuseCore('invalid', 'place.nothing-changes') : ok({ ...emptyPlan, changes })
}

function planTransfer(planning: Planning): Result<PlacePlan> {
  const units = named(planning)
  const parent = target(planning)
  const [first] = units
  if (first === undefined || parent === undefined || parent.kind === 'district') return wrongUnits('transfer')
  if (!units.every(({ kind }) => kind === first.kind && mayStandUnder(kind, parent.kind))) return wrongUnits('transfer')
  if (first.kind === 'estate' && parent.kind !== 'community') return wrongUnits('transfer')
  if (units.some(({ parentId }) => parentId === parent.id)) return refuseCore('invalid', 'place.nothing-changes')
  return ok({ ...emptyPlan, ...joining(planning.register, units, parent.id) })
}

function planDelegate(planning: Planning): Result<PlacePlan> {
  const { draft, register } = planning
  const [area, ...others] = named(planning)
  const delegate = target(planning)
  if (delegate?.kind !== 'community' || others.length > 0) return wrongUnits('delegate')
  if (area === undefined) return planNewArea(draft, delegate)
  // an area that belongs to a community is that community's own to look after
  const parent = register.units.get(area.parentId ?? '')
  if (area.kind !== 'estate' || parent?.kind !== 'street') return wrongUnits('delegate')
  const before = delegationOf(register, area.id)
  if (before?.delegateId === delegate.id) return refuseCore('invalid', 'place.nothing-changes')
  return ok({
    ...emptyPlan,
    delegationEnds: before === undefined ? [] : [before.id],
    delegationStarts: [{ area: area.id, delegate: delegate.id, until: draft.until }],
  })
}

/** The area joins the register, under the street of whoever looks after it. */
function planNewArea(draft: PlaceDraft, delegate: PlaceUnit): Result<PlacePlan> {
  if (draft.newUnits.length !== 1 || delegate.parentId === null) return wrongUnits('delegate')
  return ok({
    ...emptyPlan,
    starts: startsOf(draft, { kind: 'estate', parentId: delegate.parentId }),
    delegationStarts: [{ area: newKey(0), delegate: delegate.id, until: draft.until }],
  })
}

function planEndDelegation(planning: Planning): Result<PlacePlan> {
  const [area, ...others] = named(planning)
  const community = target(planning)
  if (area === undefined || others.length > 0 || community?.kind !== 'community') return wrongUnits('end-delegation')
  if (delegationOf(planning.register, area.id) === undefined) return wrongUnits('end-delegation')
  return ok({ ...emptyPlan, ...joining(planning.register, [area], community.id) })
}

function planAbolish(planning: Planning): Result<PlacePlan> {
  const [unit, ...others] = named(planning)
  const successor = target(planning)
  if (unit === undefined || others.length > 0 || !DIVIDED.includes(unit.kind)) return wrongUnits('abolish')
  if (successor !== undefined && (successor.kind !== unit.kind || successor.id === unit.id))
    return wrongUnits('abolish')
  const left = legacies(planning, [unit], () => successor?.id)
  const own = delegationOf(planning.register, unit.id)
  return ok({
    ...left,
    ends: [unit.id],
    successions: successor === undefined ? [] : [{ unitId: unit.id, successors: [successor.id] }],
    delegationEnds: [...left.delegationEnds, ...(own === undefined ? [] : [own.id])],
  })
}
