import { type BurdenReport, type FormAsker, wholeNumber } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { type DateText, ok, type Result, valueOrThrow } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { selectDefinitions } from '../facts/fact-definition.queries.ts'
import { type FactSubject, selectSubjects } from '../facts/subject.queries.ts'
import { listAreaUnitIds } from '../organisation/area.ts'
import { readParameters } from '../parameters/read-parameters.ts'
import type { CoreReading } from '../scope.ts'
import {
  type Asked,
  asksOfFacts,
  asksOfForms,
  type DeclaredForm,
  lastTwelveMonths,
  plannedTimes,
} from './burden.policy.ts'
import { countEnteredValues, countOpenedCases } from './burden.queries.ts'

export const MINUTES_PER_FIELD = 'burden.minutes-per-field'

export interface BurdenQuery {
  readonly actor: Actor
  readonly today: DateText
  /** Of the plugins that the tenant has enabled. */
  readonly forms: readonly DeclaredForm[]
  /** One community; all of the actor's area unless given. */
  readonly unitId?: string | undefined
}

/**
 * What the communities of the actor's area were asked for in twelve months: which forms and facts, by whom, how often, how
 * many fields of them were filled in from what is known, and what that comes to in minutes (减轻工作负担, 秦办发〔2011〕27号
 * 六(三)). What is filled in as needed is counted from the cases and entries there were. Refuses `unit.not-found`.
 */
export async function readBurden(scope: CoreReading, query: BurdenQuery): Promise<Result<BurdenReport>> {
  const { actor, today, forms } = query
  const area = await listAreaUnitIds(scope, { areaUnitId: actor.unitId, on: today })
  const communities = await selectSubjects(scope, { kinds: ['community'], on: today })
  const units = communities.filter(({ id }) => area.has(id) && (query.unitId ?? id) === id)
  if (query.unitId !== undefined && units.length === 0) return refuseCore('not-found', 'unit.not-found')
  const minutesPerField = await readMinutes(scope, today)
  const asks = [
    ...asksOfForms(forms, minutesPerField),
    ...asksOfFacts(await selectDefinitions(scope, today), minutesPerField),
  ]
  const months = lastTwelveMonths(today)
  const counts = await countTimes(scope, { asks, units, months })
  return ok({ from: months[0] ?? '', to: months.at(-1) ?? '', minutesPerField, ...summarise(asks, units, counts) })
}

/** How often one ask was filled in by one unit in one month. */
interface Count {
  readonly ask: Asked
  readonly unitId: string
  readonly month: string
  readonly times: number
}

interface Counting {
  readonly asks: readonly Asked[]
  readonly units: readonly FactSubject[]
  readonly months: readonly string[]
}

async function countTimes(scope: CoreReading, { asks, units, months }: Counting): Promise<Count[]> {
  const since = new Date(`${months[0]}-01T00:00:00+08:00`)
  const unitIds = units.map(({ id }) => id)
  const cases = await countOpenedCases(scope, { since, unitIds })
  const keys = asks.filter(({ frequency }) => frequency === 'as-needed').flatMap(({ factKeys }) => factKeys)
  const entered = await countEnteredValues(scope, { since, unitIds, keys })
  const counted = (ask: Asked) =>
    ask.kind === 'facts'
      ? entered.map(({ unitId, month, values }) => ({ ask, unitId, month, times: values }))
      : cases
          .filter(({ pluginId, process }) => pluginId === ask.pluginId && process === ask.process)
          .map(({ unitId, month, times }) => ({ ask, unitId, month, times }))
  const planned = (ask: Asked) =>
    units.flatMap(({ id }) =>
      months.map((month) => ({ ask, unitId: id, month, times: plannedTimes(ask.frequency, month) })),
    )
  const all = asks.flatMap((ask) => (ask.frequency === 'as-needed' ? counted(ask) : planned(ask)))
  return all.filter(({ times }) => times > 0)
}

type Summary = Pick<BurdenReport, 'asks' | 'units' | 'askers' | 'months'>

function summarise(asks: readonly Asked[], units: readonly FactSubject[], counts: readonly Count[]): Summary {
  const minutesOf = (some: readonly Count[]) => sum(some, ({ ask, times }) => ask.minutesEach * times)
  const timesOf = (some: readonly Count[]) => sum(some, ({ times }) => times)
  const byUnit = Map.groupBy(counts, ({ unitId }) => unitId)
  const byAsker = Map.groupBy(counts, ({ ask }) => ask.askedBy)
  const byMonth = Map.groupBy(counts, ({ month }) => month)
  return {
    asks: asks.map(({ factKeys: _keys, process: _process, minutesEach: _minutes, ...ask }) => {
      const own = counts.filter((count) => count.ask.id === ask.id)
      return { ...ask, times: timesOf(own), minutes: minutesOf(own) }
    }),
    units: units.map(({ id, name }) => {
      const own = byUnit.get(id) ?? []
      return {
        unitId: id,
        name,
        asks: new Set(own.map(({ ask }) => ask.id)).size,
        times: timesOf(own),
        fields: sum(own, ({ ask, times }) => fieldsEach(ask) * times),
        prefilled: sum(own, ({ ask, times }) => ask.prefilled * times),
        minutes: minutesOf(own),
      }
    }),
    askers: [...byAsker].map(([askedBy, own]: [FormAsker, readonly Count[]]) => ({
      askedBy,
      times: timesOf(own),
      minutes: minutesOf(own),
    })),
    months: [...byMonth]
      .map(([month, own]) => ({ month, times: timesOf(own), minutes: minutesOf(own) }))
      .toSorted((a, b) => (a.month < b.month ? -1 : 1)),
  }
}

/** What changes at any time is entered one fact at a time. */
function fieldsEach({ kind, frequency, fields }: Asked): number {
  return kind === 'facts' && frequency === 'as-needed' ? 1 : fields
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}

async function readMinutes(scope: CoreReading, on: DateText): Promise<number> {
  return valueOrThrow(await readParameters(scope, { minutes: wholeNumber(MINUTES_PER_FIELD) }, on)).values.minutes
}
