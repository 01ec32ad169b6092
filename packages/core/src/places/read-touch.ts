import type { PlaceDraft, PlaceHolding } from '@linli/contract'
import { type DateText, findDivisionCodeFlaw, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { PlacePlan } from './place-plan.ts'
import { selectRegister } from './place-register.queries.ts'
import type { PlaceRegister } from './place-register.ts'
import type { PlaceReading } from './place-work.ts'
import { idsOf, planPlaceEvent } from './plan-place-event.policy.ts'
import { type OpenCaseRow, selectCodes, selectOpenCases, selectPosts, selectTakenCodes } from './touched.queries.ts'

type PostRow = Awaited<ReturnType<typeof selectPosts>>[number]
type CodeRow = Awaited<ReturnType<typeof selectCodes>>[number]

/** Everything that an event would touch, as it stands now. */
export interface PlaceTouch {
  readonly draft: PlaceDraft
  readonly register: PlaceRegister
  readonly plan: PlacePlan
  readonly cases: readonly OpenCaseRow[]
  readonly posts: readonly PostRow[]
  /** Of units that end or are given a new one. */
  readonly codes: readonly CodeRow[]
  /** Units that have a code before the event. */
  readonly coded: ReadonlySet<string>
  readonly holdings: readonly (PlaceHolding & { readonly unitId: string })[]
}

/**
 * Works out what a draft does and reads all that it touches. Refuses as `planPlaceEvent` does, with `place.code-taken`,
 * `place.wrong-code`, and with `place.successor-required` where a unit ends that has open business and nobody follows it.
 */
export async function readTouch(work: PlaceReading, draft: PlaceDraft, today: DateText): Promise<Result<PlaceTouch>> {
  const { scope, finals } = work
  const register = await selectRegister(scope, idsOf(draft))
  const planned = planPlaceEvent(draft, register, today)
  if (!planned.ok) return planned
  const plan = planned.value
  const codesFit = await checkCodes(work, draft, plan)
  if (!codesFit.ok) return codesFit

  const passing = [...new Set([...plan.ends, ...plan.successions.map(({ unitId }) => unitId)])]
  const changed = [...plan.ends, ...plan.changes.map(({ unitId }) => unitId)]
  const cases = await selectOpenCases(scope, passing, finals)
  const posts = await selectPosts(scope, passing, draft.day)
  const left = plan.ends.find((id) => !plan.successions.some(({ unitId }) => unitId === id))
  if (left !== undefined && cases.length + posts.length > 0) {
    return refuseCore('conflict', 'place.successor-required', { cases: cases.length, posts: posts.length })
  }
  const known = await selectCodes(scope, changed, draft.day)
  const given = new Set(draft.given.flatMap(({ unitId, code }) => (code === undefined ? [] : [unitId])))
  const codes = known.filter(({ unitId }) => plan.ends.includes(unitId) || given.has(unitId))
  const young = codes.find(({ validFrom }) => validFrom >= draft.day)
  if (young !== undefined) {
    const unit = register.units.get(young.unitId)?.name ?? ''
    return refuseCore('conflict', 'place.day-too-early', { unit, since: young.validFrom })
  }
  const holdings = await describeHoldings(work, register, [...new Set([...passing, ...changed])])
  return ok({ draft, register, plan, cases, posts, codes, coded: new Set(known.map(({ unitId }) => unitId)), holdings })
}

async function describeHoldings({ scope, followers }: PlaceReading, { units }: PlaceRegister, unitIds: string[]) {
  const holdings: (PlaceHolding & { unitId: string })[] = []
  if (unitIds.length === 0) return holdings
  for (const follower of followers) {
    if (!(await follower.isEnabled(scope))) continue
    const held = await follower.describe(scope, unitIds)
    const rows = held.map((row) => ({ ...row, pluginId: follower.pluginId, unit: units.get(row.unitId)?.name ?? '' }))
    holdings.push(...rows.toSorted((a, b) => (`${a.kind} ${a.unitId}` < `${b.kind} ${b.unitId}` ? -1 : 1)))
  }
  return holdings
}

/** A code is the statistical one of twelve digits, and nobody else's on the day or after it. */
async function checkCodes({ scope }: PlaceReading, draft: PlaceDraft, { ends }: PlacePlan): Promise<Result<void>> {
  const wanted = [
    ...draft.newUnits.map(({ code }) => ({ code, unitId: undefined })),
    ...draft.given.map(({ code, unitId }) => ({ code, unitId })),
  ].flatMap(({ code, unitId }) => (code === undefined ? [] : [{ code, unitId }]))
  for (const { code } of wanted) {
    const flaw = findDivisionCodeFlaw(code)
    if (flaw !== undefined) return refuseCore('invalid', 'place.wrong-code', { code, flaw })
  }
  const values = wanted.map(({ code }) => code)
  const repeated = values.find((value, index) => values.indexOf(value) !== index)
  if (repeated !== undefined) return refuseCore('conflict', 'place.code-taken', { code: repeated })
  const taken = await selectTakenCodes(scope, values, draft.day)
  const clash = taken.find(({ unitId }) => !ends.includes(unitId))
  return clash === undefined ? ok(undefined) : refuseCore('conflict', 'place.code-taken', { code: clash.value })
}
