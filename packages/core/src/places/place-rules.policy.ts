import { ask, type PlaceDraft, type PlaceDraftKind, type RuleQuestion } from '@linli/contract'
import type { AttributeValues } from '../register/attribute.policy.ts'
import { scaleRule } from '../register/rules/community-rules.ts'
import { delegateRule, occupancyRule, readinessRule } from '../register/rules/estate-rules.ts'
import { nameOf } from './name-of.ts'
import type { UnitKey } from './place-plan.ts'
import type { PlaceTouch } from './read-touch.ts'

export type KnownValues = ReadonlyMap<string, AttributeValues>

/** A rule asked about a unit as a change would leave it. */
export interface PlaceQuestion {
  readonly key: UnitKey
  readonly question: RuleQuestion
  /** Nobody has given the households; they were added up. */
  readonly counted: boolean
}

/** What the rules ask of a change: the size of the communities it leaves, and of estates whether it is time and who is near. */
export function placeQuestions(touch: PlaceTouch, known: KnownValues): PlaceQuestion[] {
  return [...scaleQuestions(touch, known), ...readinessQuestions(touch, known), ...delegateQuestions(touch)]
}

/** Events after which a community that goes on has another size. */
const RESIZING: ReadonlySet<PlaceDraftKind> = new Set(['merge', 'split', 'abolish'])

/** 三(一): each community that the change sets up or leaves with another size. */
function scaleQuestions({ draft, plan, register }: PlaceTouch, known: KnownValues): PlaceQuestion[] {
  const target = register.units.get(draft.targetId ?? '')
  const goesOn = target?.kind === 'community' && RESIZING.has(draft.kind) ? [target.id] : []
  const begun = plan.starts.filter(({ kind }) => kind === 'community').map(({ key }) => key)
  return [...goesOn, ...begun].map((key) => {
    const given = givenHouseholds({ draft, plan }, key)
    const households = given ?? countHouseholds(draft, key, known)
    const values = new Map(households === undefined ? [] : [['households', String(households)]])
    const subject = { values, buildings: 0, buildingsWithoutLeader: 0 }
    const counted = given === undefined && households !== undefined
    return { key, question: ask(scaleRule, subject), counted }
  })
}

function givenHouseholds({ draft, plan }: Pick<PlaceTouch, 'draft' | 'plan'>, key: UnitKey): number | undefined {
  const start = plan.starts.find((one) => one.key === key)
  return start === undefined ? draft.given.find(({ unitId }) => unitId === key)?.households : start.households
}

/** From what it is made of; nothing as soon as one part is not known. */
function countHouseholds(draft: PlaceDraft, key: UnitKey, known: KnownValues): number | undefined {
  const { kind, unitIds, targetId = '', newUnits } = draft
  if (kind === 'merge') return sum(unitIds.map((id) => householdsOf(known, id)))
  if (kind === 'abolish') return sum([...unitIds, targetId].map((id) => householdsOf(known, id)))
  const parts = newUnits.map(({ households, areaIds }) => {
    return households ?? (areaIds.length === 0 ? undefined : sum(areaIds.map((id) => householdsOf(known, id))))
  })
  if (!key.startsWith('new:')) {
    const [whole, gone] = [householdsOf(known, key), sum(parts)]
    return whole === undefined || gone === undefined || gone > whole ? undefined : whole - gone
  }
  return parts[Number(key.slice('new:'.length))]
}

function householdsOf(known: KnownValues, id: string): number | undefined {
  const value = known.get(id)?.get('households')
  return value === undefined ? undefined : Number(value)
}

function sum(counts: readonly (number | undefined)[]): number | undefined {
  return counts.reduce((total, count) => (total === undefined || count === undefined ? undefined : total + count), 0)
}

/** 三(二): a community is set up when enough have moved in, and an area is looked after by another until then. */
function readinessQuestions({ draft }: PlaceTouch, known: KnownValues): PlaceQuestion[] {
  const [unit] = draft.newUnits
  if (draft.kind === 'set-up' && unit !== undefined && unit.areaIds.length > 0) {
    const areas = unit.areaIds.map((id) => known.get(id) ?? new Map())
    return [{ key: 'new:0', question: ask(readinessRule, { areas }), counted: false }]
  }
  const [areaId] = draft.unitIds
  if (draft.kind !== 'delegate' || areaId === undefined) return []
  const subject = { values: known.get(areaId) ?? new Map(), streetId: '', delegates: [] }
  return [{ key: areaId, question: ask(occupancyRule, subject), counted: false }]
}

/** 三(二): whoever is to look after an area is a neighbour. */
function delegateQuestions({ plan, register }: PlaceTouch): PlaceQuestion[] {
  const parentOf = (key: UnitKey) =>
    plan.starts.find((start) => start.key === key)?.parentId ??
    plan.changes.find(({ unitId, parent }) => unitId === key && parent !== undefined)?.parent ??
    register.units.get(key)?.parentId ??
    ''
  return plan.delegationStarts.map(({ area, delegate }) => {
    const delegates = [{ name: nameOf({ plan, register }, delegate), streetId: parentOf(delegate) }]
    const subject = { values: new Map(), streetId: parentOf(area), delegates }
    return { key: area, question: ask(delegateRule, subject), counted: false }
  })
}
