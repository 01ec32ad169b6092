import type { FactDefinitionInput } from '@linli/contract'
import { type DateText, dayOf, newId, SYSTEM_ACTOR } from '@linli/kernel'
import type { Insertable } from 'kysely'
import type { FactValueTable } from '../facts/fact.tables.ts'
import { insertDefinitions } from '../facts/fact-definition.queries.ts'
import { insertValues } from '../facts/fact-value.queries.ts'
import { holdsFrom, recentPeriods } from '../facts/period.policy.ts'
import { standardFacts } from '../facts/standard-facts.ts'
import { type FactSubject, selectSubjects } from '../facts/subject.queries.ts'
import type { CoreWriting } from '../scope.ts'
import { demoName } from './demo-people.ts'

/** Usual sizes of a community, from which the demonstration makes up its own; nobody's real figures. */
const SIZES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  'community.households': [900, 3200],
  'community.residents': [2300, 8600],
  'community.floating-population': [120, 900],
  'community.volunteers': [160, 900],
  'community.party-members': [60, 420],
  'community.workers': [7, 18],
  'community.committee-members': [5, 7],
  'community.office-space': [180, 900],
  'community.estates': [2, 14],
  'community.low-income-households': [6, 60],
}

const ROWS_AT_ONCE = 500
const EARLIER_PERIODS = 3

export interface DemoFacts {
  /** The day on which the facts were made known: a period that ended before is nobody's delay. */
  readonly since: DateText
  readonly now: Date
}

/**
 * In the city the facts that ship, known since the demonstration's beginning; in a district made-up values, marked as such. The
 * first community of each street has not entered the last period, so that there is something to do.
 */
export async function seedDemoFacts(scope: CoreWriting, { since, now }: DemoFacts): Promise<void> {
  if (scope.tenantId === scope.cityId) {
    const facts = standardFacts.map(({ key, validFrom, ...content }) => ({ key, validFrom, content, setOn: since }))
    await insertDefinitions(scope, facts)
    return
  }
  const communities = await selectSubjects(scope, { kinds: ['community'], on: dayOf(now) })
  const first = new Set([...Map.groupBy(communities, ({ parentId }) => parentId).values()].map(([one]) => one?.id))
  const rows = communities.flatMap((community, index) =>
    valuesOf(community, { index, now, late: first.has(community.id) }),
  )
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) await insertValues(scope, rows.slice(at, at + ROWS_AT_ONCE))
}

function valuesOf(community: FactSubject, { index, now, late }: { index: number; now: Date; late: boolean }) {
  return standardFacts.flatMap((fact, at) => {
    const size = SIZES[fact.key]
    if (size === undefined) return []
    return periodsOf(fact, dayOf(now), late).map((period, age) =>
      demoValue({ fact, community, period, now, value: sizeOf(size, { index, at, age }) }),
    )
  })
}

function periodsOf({ frequency }: FactDefinitionInput, today: DateText, late: boolean): string[] {
  if (frequency === 'as-changed') return [`${Number(today.slice(0, 4)) - 1}-06-01`]
  const periods = recentPeriods(frequency, today, EARLIER_PERIODS)
  return late ? periods.slice(1) : periods
}

/** The same community has the same figure every time, a little smaller the longer ago. */
function sizeOf([least, most]: readonly [number, number], { index, at, age }: Record<'index' | 'at' | 'age', number>) {
  const spread = most - least
  const size = least + ((index * 37 + at * 101) % 100) * (spread / 100)
  return Math.round(size * (1 - age * 0.01))
}

interface DemoValue {
  readonly fact: FactDefinitionInput
  readonly community: FactSubject
  readonly period: string
  readonly now: Date
  readonly value: number
}

function demoValue({ fact, community, period, now, value }: DemoValue): Insertable<FactValueTable> {
  const overseen = fact.owner === 'overseer'
  return {
    id: newId(now),
    unit_id: community.id,
    key: fact.key,
    period,
    revision: 1,
    holds_from: holdsFrom(period, community.validFrom),
    value: String(value),
    way: 'demo',
    basis: null,
    reason: null,
    entered_at: now,
    entered_by_post: SYSTEM_ACTOR,
    person_name: demoName(value),
    post_title: overseen ? '基层政权科科员' : '社区居委会主任',
    unit_name: overseen ? '民政局' : community.name,
    superseded_at: null,
  }
}
