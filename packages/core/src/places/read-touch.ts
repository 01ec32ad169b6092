import type { PlaceDraft, PlaceHolding, UnitKind } from '@linli/contract'
import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { checkPlaceCode, schemeOfPlaceCode, schemesOfPlace } from './place-code.policy.ts'
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
  /** Those that end: all of units that end, and of one that is given a new one that of its scheme. */
  readonly codes: readonly CodeRow[]
  /** Units that have a code of places before the event. */
  readonly coded: ReadonlySet<string>
  readonly holdings: readonly (PlaceHolding & { readonly unitId: string })[]
}

/**
 * Works out what a draft does and reads all that it touches. Refuses as `planPlaceEvent` does, with `place.code-taken`,
 * `place.wrong-code`, `identifier.wrong-scheme`, and with `place.successor-required` where a unit ends that has open business and nobody follows it.
 */
export async function readTouch(work: PlaceReading, draft: PlaceDraft, today: DateText): Promise<Result<PlaceTouch>> {
  const { scope, finals } = work
  const register = await selectRegister(scope, idsOf(draft))
  const planned = planPlaceEvent(draft, register, today)
  if (!planned.ok) return planned
  const plan = planned.value
  const given = givenCodes(draft, register)
  const codesFit = await checkCodes(work, draft, { plan, given })
  if (!codesFit.ok) return codesFit

  const passing = [...new Set([...plan.ends, ...plan.successions.map(({ unitId }) => unitId)])]
  const changed = [...plan.ends, ...plan.changes.map(({ unitId }) => unitId)]
  const on = draft.day > today ? draft.day : today
  const cases = await selectOpenCases(scope, passing, { finals, on })
  const posts = await selectPosts(scope, passing, draft.day)
  const left = plan.ends.find((id) => !plan.successions.some(({ unitId }) => unitId === id))
  if (left !== undefined && cases.length + posts.length > 0) {
    return refuseCore('conflict', 'place.successor-required', { cases: cases.length, posts: posts.length })
  }
  const known = await selectCodes(scope, [...new Set([...changed, ...given.map(({ unitId }) => unitId)])], draft.day)
  const replaced = new Set(given.map(({ unitId, kind, code }) => `${unitId} ${schemeOfPlaceCode(kind, code)}`))
  const codes = known.filter(({ unitId, scheme }) => plan.ends.includes(unitId) || replaced.has(`${unitId} ${scheme}`))
  const young = codes.find(({ validFrom }) => validFrom >= draft.day)
  if (young !== undefined) {
    const unit = register.units.get(young.unitId)?.name ?? ''
    return refuseCore('conflict', 'place.day-too-early', { unit, since: young.validFrom })
  }
  const holdings = await describeHoldings(work, register, [...new Set([...passing, ...changed])])
  const coded = new Set(known.filter(({ scheme }) => schemesOfPlace.has(scheme)).map(({ unitId }) => unitId))
  return ok({ draft, register, plan, cases, posts, codes, coded, holdings })
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

interface GivenCode {
  readonly unitId: string
  readonly kind: UnitKind
  readonly code: string
}

/** The new codes of units that go on. */
function givenCodes({ given }: PlaceDraft, { units }: PlaceRegister): GivenCode[] {
  return given.flatMap(({ unitId, code }) => {
    const unit = units.get(unitId)
    return unit === undefined || code === undefined ? [] : [{ unitId, kind: unit.kind, code }]
  })
}

/** A code is one that units of the kind have, and nobody else's on the day or after it. */
async function checkCodes(
  { scope }: PlaceReading,
  { day }: PlaceDraft,
  { plan, given }: { readonly plan: PlacePlan; readonly given: readonly GivenCode[] },
): Promise<Result<void>> {
  const begun = plan.starts.flatMap(({ kind, code }) => (code === undefined ? [] : [{ kind, code }]))
  const wanted = [...begun, ...given]
  for (const { kind, code } of wanted) {
    const fits = checkPlaceCode(kind, code)
    if (!fits.ok) return fits
  }
  const values = wanted.map(({ code }) => code)
  const repeated = values.find((value, index) => values.indexOf(value) !== index)
  if (repeated !== undefined) return refuseCore('conflict', 'place.code-taken', { code: repeated })
  const taken = await selectTakenCodes(scope, values, day)
  const clash = taken.find(({ unitId }) => !plan.ends.includes(unitId))
  return clash === undefined ? ok(undefined) : refuseCore('conflict', 'place.code-taken', { code: clash.value })
}
