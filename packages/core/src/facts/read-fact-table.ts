import { type FactTable, fitsFact } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { listAreaUnitIds } from '../organisation/area.ts'
import type { CoreReading } from '../scope.ts'
import { mayKnowOfFact, mayReadFact } from './access.policy.ts'
import { selectLatestDefinitions } from './fact-definition.queries.ts'
import { isWithheld, readFewestUnits, totalOf, withoutTotal } from './fact-total.ts'
import { selectChangingValues, selectValuesOfPeriods } from './fact-value.queries.ts'
import type { FactWork } from './fact-work.ts'
import { askedPeriod, isPeriodic, recentPeriods } from './period.policy.ts'
import { type FactSubject, selectStreetsAbove, selectSubjects } from './subject.queries.ts'

const SHOWN_PERIODS = 8

export interface FactTableQuery {
  readonly key: string
  /** The last one that has ended unless given; facts without periods show what holds today. */
  readonly period?: string | undefined
}

/**
 * One fact over all units that have it: the values that the actor may read, and what they add up to for each street and the
 * district, each with how many have entered it. Refuses `facts.not-found`, also for a fact kept from the actor.
 */
export async function readFactTable(
  scope: CoreReading,
  work: FactWork,
  { key, period }: FactTableQuery,
): Promise<Result<FactTable>> {
  const { actor, today } = work
  const definition = (await selectLatestDefinitions(scope, today)).find((one) => one.key === key)
  if (definition === undefined || !mayKnowOfFact(definition, actor))
    return refuseCore('not-found', 'facts.not-found', { key })
  const subjects = await selectSubjects(scope, { kinds: definition.subjectKinds, on: today })
  const area = await listAreaUnitIds(scope, { areaUnitId: actor.unitId, on: today })
  const streetOf = await selectStreetsAbove(scope)
  const shown = isPeriodic(definition.frequency) ? (period ?? askedPeriod(definition.frequency, today)) : undefined
  const values = await readValues(scope, work, { key, period: shown })
  const fewestUnits = await readFewestUnits(scope, today)
  const units = await selectSubjects(scope, { kinds: ['street'], on: today })

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
  return ok({
    definition,
    ...(shown !== undefined && { period: shown }),
    periods: recentPeriods(definition.frequency, today, SHOWN_PERIODS),
    rows: subjects.filter(reads).map((subject) => ({
      unitId: subject.id,
      name: subject.name,
      streetId: streetOf.get(subject.id) ?? '',
      ...values.get(subject.id),
    })),
    streets: units
      .filter(({ id }) => ofStreet.has(id))
      .map(({ id, name }) => ({ id, name, ...(sums.get(id) ?? sum([])) })),
    // less what the other streets are shown to have, it would tell what one of them is not
    district: [...sums.values()].some(isWithheld(definition)) ? withoutTotal(district) : district,
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
  { today }: FactWork,
  { key, period }: FactTableQuery,
): Promise<ReadonlyMap<string, ShownValue>> {
  const rows =
    period === undefined
      ? await selectChangingValues(scope, [key], { on: today })
      : await selectValuesOfPeriods(scope, [key], [period])
  return new Map(
    rows.map(({ unitId, value, period: of, enteredAt }) => [
      unitId,
      { value, period: of, enteredAt: enteredAt.toISOString() },
    ]),
  )
}
