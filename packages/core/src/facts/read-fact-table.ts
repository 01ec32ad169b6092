import { type FactTable, type FactTotal, fitsFact } from '@linli/contract'
import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { listAreaUnitIds } from '../organisation/area.ts'
import type { CoreReading } from '../scope.ts'
import { mayKnowOfFact, mayReadFact } from './access.policy.ts'
import { selectLatestDefinitions } from './fact-definition.queries.ts'
import { isWithheld, readFewestUnits, totalOf, withoutTotal } from './fact-total.ts'
import { selectChangingValues, selectValuesOfPeriods } from './fact-value.queries.ts'
import type { FactWork } from './fact-work.ts'
import { knownMoment } from './known-moment.ts'
import { askedPeriod, isPeriodic, recentPeriods } from './period.policy.ts'
import { type FactSubject, selectStreetsAbove, selectSubjects } from './subject.queries.ts'

const SHOWN_PERIODS = 8

export interface FactTableQuery {
  readonly key: string
  /** The last one that had ended on the day unless given; facts without periods show what held on it. */
  readonly period?: string | undefined
  /** Today unless given. */
  readonly on?: DateText | undefined
  /** As it was known at the end of this day; as it is known now unless given. */
  readonly knownOn?: DateText | undefined
}

/**
 * One fact over all units that have it: the values that the actor may read, and what they add up to for each street and the
 * district, each with how many have entered it. Refuses `facts.not-found`, also for a fact kept from the actor.
 */
export async function readFactTable(
  scope: CoreReading,
  work: FactWork,
  { key, period, on: day, knownOn }: FactTableQuery,
): Promise<Result<FactTable>> {
  const { actor, today } = work
  const on = day ?? today
  const definition = (await selectLatestDefinitions(scope, today)).find((one) => one.key === key)
  if (definition === undefined || !mayKnowOfFact(definition, actor))
    return refuseCore('not-found', 'facts.not-found', { key })
  const subjects = await selectSubjects(scope, { kinds: definition.subjectKinds, on })
  const area = await listAreaUnitIds(scope, { areaUnitId: actor.unitId, on: today })
  const streetOf = await selectStreetsAbove(scope)
  const shown = isPeriodic(definition.frequency) ? (period ?? askedPeriod(definition.frequency, on)) : undefined
  const values = await readValues(scope, { key, period: shown, on, ...(knownOn !== undefined && { knownOn }) })
  const fewestUnits = await readFewestUnits(scope, today)
  const earlier = on !== today || knownOn !== undefined
  const units = await selectSubjects(scope, { kinds: ['street'], on })

  const reads = ({ id }: FactSubject) => mayReadFact(definition, actor, { unitId: id, inArea: area.has(id) })
  const counts = ({ id }: FactSubject) => fitsFact(definition, values.get(id)?.value ?? '')
  const sum = (some: readonly FactSubject[]) =>
    totalOf({
      definition,
      values: some.flatMap(({ id }) => values.get(id)?.value ?? []),
      expected: some.length,
      unread: some.filter((subject) => !reads(subject)).map(counts),
      fewestUnits,
    })
  const ofStreet = Map.groupBy(subjects, ({ id }) => streetOf.get(id) ?? '')
  const sums = new Map([...ofStreet].map(([id, some]) => [id, sum(some)]))
  const district = sum(subjects)
  // two days' sums of what may not be read would tell one unit's value: an earlier one is for those who read all of it
  const told = (total: FactTotal, some: readonly FactSubject[]) =>
    earlier && !some.every(reads) ? withoutTotal(total) : total
  return ok({
    definition,
    ...(shown !== undefined && { period: shown }),
    on,
    periods: recentPeriods(definition.frequency, on, SHOWN_PERIODS),
    rows: subjects.filter(reads).map((subject) => ({
      unitId: subject.id,
      name: subject.name,
      streetId: streetOf.get(subject.id) ?? '',
      ...values.get(subject.id),
    })),
    streets: units
      .filter(({ id }) => ofStreet.has(id))
      .map(({ id, name }) => ({ id, name, ...told(sums.get(id) ?? sum([]), ofStreet.get(id) ?? []) })),
    // less what the other streets are shown to have, it would tell what one of them is not
    district: [...sums.values()].some(isWithheld(definition)) ? withoutTotal(district) : told(district, subjects),
  })
}

interface ShownValue {
  readonly value: string
  readonly period: string
  readonly enteredAt: string
}

/** Of each unit the value of a period, or the latest where there are none. */
async function readValues(
  scope: CoreReading,
  { key, period, on, knownOn }: FactTableQuery & { readonly on: DateText },
): Promise<ReadonlyMap<string, ShownValue>> {
  const known = knownOn === undefined ? {} : { known: knownMoment(knownOn) }
  const rows =
    period === undefined
      ? await selectChangingValues(scope, [key], { on, ...known })
      : await selectValuesOfPeriods(scope, [key], [period], known.known)
  return new Map(
    rows.map(({ unitId, value, period: of, enteredAt }) => [
      unitId,
      { value, period: of, enteredAt: enteredAt.toISOString() },
    ]),
  )
}
