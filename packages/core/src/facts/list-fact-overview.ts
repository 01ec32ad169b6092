import type { FactDefinition, FactOverviewRow } from '@linli/contract'
import { listAreaUnitIds } from '../organisation/area.ts'
import type { CoreReading } from '../scope.ts'
import { mayReadFact } from './access.policy.ts'
import { selectDefinitions } from './fact-definition.queries.ts'
import { dueOfFact } from './fact-due.policy.ts'
import { readFewestUnits, totalOf } from './fact-total.ts'
import { selectChangingValues, selectValuesOfPeriods } from './fact-value.queries.ts'
import type { FactWork } from './fact-work.ts'
import { askedPeriod } from './period.policy.ts'
import { selectSubjects } from './subject.queries.ts'

/** The facts that the actor may read of the units in the area: how many have entered what is due, and what it adds up to. */
export async function listFactOverview(scope: CoreReading, work: FactWork): Promise<FactOverviewRow[]> {
  const { actor, today, calendar } = work
  const area = await listAreaUnitIds(scope, { areaUnitId: actor.unitId, on: today })
  const definitions = await selectDefinitions(scope, today)
  const kinds = [...new Set(definitions.flatMap(({ subjectKinds }) => subjectKinds))]
  const subjects = (await selectSubjects(scope, { kinds, on: today })).filter(({ id }) => area.has(id))
  const values = await selectDueValues(scope, work, definitions)
  const fewestUnits = await readFewestUnits(scope, today)

  return definitions.flatMap((definition) => {
    const own = subjects.filter(
      ({ id, kind }) =>
        definition.subjectKinds.includes(kind) && mayReadFact(definition, actor, { unitId: id, inArea: true }),
    )
    if (own.length === 0) return []
    const ids = new Set(own.map(({ id }) => id))
    const entered = (values.get(definition.key) ?? []).filter(({ unitId }) => ids.has(unitId))
    const total = totalOf({
      definition,
      values: entered.map(({ value }) => value),
      expected: own.length,
      unread: [],
      fewestUnits,
    })
    const filled = entered.length >= own.length
    const due = dueOfFact(definition, { today, calendar, unitSince: definition.knownSince, filled })
    return [{ definition, period: due.period, ...total, due }]
  })
}

async function selectDueValues(scope: CoreReading, { today }: FactWork, definitions: readonly FactDefinition[]) {
  const [changing, periodic] = [true, false].map((changes) =>
    definitions.filter(({ frequency }) => (frequency === 'as-changed') === changes),
  )
  const keysOf = (some: readonly FactDefinition[] = []) => some.map(({ key }) => key)
  const periodOf = new Map(definitions.map(({ key, frequency }) => [key, askedPeriod(frequency, today)]))
  const inPeriods = await selectValuesOfPeriods(scope, keysOf(periodic), [...new Set(periodOf.values())])
  const latest = await selectChangingValues(scope, keysOf(changing), { on: today })
  const due = [...inPeriods.filter(({ key, period }) => periodOf.get(key) === period), ...latest]
  return Map.groupBy(due, ({ key }) => key)
}
