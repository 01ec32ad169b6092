import type { FactDefinition, FactTable } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { mayKnowOfFact, mayReadFact } from './access.policy.ts'
import { selectDefinitions } from './fact-definition.queries.ts'
import { readFewestUnits, totalOf } from './fact-total.ts'
import { selectValuesOfKey } from './fact-value.queries.ts'
import type { FactWork } from './fact-work.ts'
import { askedPeriod, isPeriodic, recentPeriods } from './period.policy.ts'
import { type FactSubject, selectAreaUnitIds, selectStreetsAbove, selectSubjects } from './subject.queries.ts'

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
  const definition = (await selectDefinitions(scope, today)).find((one) => one.key === key)
  if (definition === undefined || !mayKnowOfFact(definition, actor))
    return refuseCore('not-found', 'facts.not-found', { key })
  const subjects = await selectSubjects(scope, { kinds: definition.subjectKinds, on: today })
  const area = await selectAreaUnitIds(scope, actor.unitId)
  const streetOf = await selectStreetsAbove(scope)
  const shown = isPeriodic(definition.frequency) ? (period ?? askedPeriod(definition.frequency, today)) : undefined
  const values = await readValues(scope, definition, shown)
  const fewestUnits = await readFewestUnits(scope, today)
  const units = await selectSubjects(scope, { kinds: ['street'], on: today })

  const reads = ({ id }: FactSubject) => mayReadFact(definition, actor, { unitId: id, inArea: area.has(id) })
  const sum = (some: readonly FactSubject[]) =>
    totalOf({
      definition,
      values: some.flatMap(({ id }) => values.get(id)?.value ?? []),
      expected: some.length,
      readsEach: some.every(reads),
      fewestUnits,
    })
  const ofStreet = Map.groupBy(subjects, ({ id }) => streetOf.get(id) ?? '')
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
      .map(({ id, name }) => ({ id, name, ...sum(ofStreet.get(id) ?? []) })),
    district: sum(subjects),
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
  { key }: FactDefinition,
  period: string | undefined,
): Promise<ReadonlyMap<string, ShownValue>> {
  const rows = await selectValuesOfKey(scope, key)
  const shown = period === undefined ? rows.toReversed() : rows.filter((row) => row.period === period)
  // the last one set stays: the latest, since the rows are turned round
  return new Map(
    shown.map(({ unitId, value, period: of, enteredAt }) => [
      unitId,
      { value, period: of, enteredAt: enteredAt.toISOString() },
    ]),
  )
}
