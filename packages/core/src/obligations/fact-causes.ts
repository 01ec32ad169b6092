import { ask, type FactDefinition, type UnitKind } from '@linli/contract'
import type { DateText, WorkingDayCalendar } from '@linli/kernel'
import { selectDefinitions } from '../facts/fact-definition.queries.ts'
import { selectValuesOfPeriods } from '../facts/fact-value.queries.ts'
import { type FactSubject, selectStreetsAbove, selectSubjects } from '../facts/subject.queries.ts'
import { findOverseer } from '../organisation/find-overseer.ts'
import type { CoreReading } from '../scope.ts'
import type { Cause } from './cause.ts'
import { findMissingFacts, type MissingFacts, periodsAsked } from './missing-facts.policy.ts'
import { factsRule } from './obligation-rules.ts'

/** The key of the words for how long there is to enter a fact: its definition says so, no parameter. */
const TERM = 'facts.due-working-days'

/** Kinds of units in which somebody works. */
const staffed: ReadonlySet<UnitKind> = new Set(['street', 'community', 'department'])

interface FactCauseQuery {
  readonly today: DateText
  readonly calendar: WorkingDayCalendar
  /** Periods of obligations that are there already. */
  readonly stillAsked: readonly string[]
}

/** What units have to enter because a period is over: one obligation a unit and period, however many facts are missing. */
export async function findFactCauses(scope: CoreReading, query: FactCauseQuery): Promise<Cause[]> {
  const definitions = (await selectDefinitions(scope, query.today)).filter(({ owner }) => owner !== 'department')
  const kinds = [...new Set(definitions.flatMap(({ subjectKinds }) => subjectKinds))]
  const [subjects, streets, overseer, values] = await Promise.all([
    selectSubjects(scope, { kinds, on: query.today }),
    selectStreetsAbove(scope),
    findOverseer(scope),
    selectValuesOfPeriods(
      scope,
      definitions.map(({ key }) => key),
      periodsAsked({ ...query, definitions }),
    ),
  ])
  const known = new Set(values.map(({ key, period, unitId }) => `${key} ${period} ${unitId}`))
  const missing = findMissingFacts({
    ...query,
    definitions,
    subjects,
    isKnown: (key, period, unitId) => known.has(`${key} ${period} ${unitId}`),
    holderOf: (definition, subject) => holderOf(definition, subject, { streets, overseerId: overseer?.id }),
  })
  const names = new Map(subjects.map(({ id, name }) => [id, name]))
  if (overseer) names.set(overseer.id, overseer.name)
  const others = missing.filter(({ holderId }) => !names.has(holderId)).map(({ holderId }) => holderId)
  for (const street of others.length === 0 ? [] : await selectSubjects(scope, { kinds: ['street'], on: query.today }))
    names.set(street.id, street.name)
  return missing.map((one) => toCause(one, names.get(one.holderId) ?? ''))
}

function holderOf(
  { owner }: FactDefinition,
  { id, kind }: FactSubject,
  { streets, overseerId }: { streets: ReadonlyMap<string, string>; overseerId: string | undefined },
): string | undefined {
  if (owner === 'subject') return staffed.has(kind) ? id : undefined
  return owner === 'street' ? streets.get(id) : overseerId
}

function toCause({ holderId, period, missing, definition, lastDay, dueOn }: MissingFacts, name: string): Cause {
  const { sourceDocument, section, validFrom, level, dueWorkingDays } = definition
  return {
    kind: 'facts',
    subjectId: holderId,
    occasion: period,
    unitId: holderId,
    holderId,
    copies: [],
    title: `${name} ${period}`,
    finding: ask(factsRule, { period, missing, dueOn }).answer(new Map()),
    term: {
      rule: TERM,
      countedFrom: lastDay,
      workingDays: dueWorkingDays,
      version: validFrom,
      level: level === 'city' ? 'city' : 'district',
      source: { document: sourceDocument, section },
    },
  }
}
