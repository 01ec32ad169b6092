import type { FactDefinition } from '@linli/contract'
import type { DateText, WorkingDayCalendar } from '@linli/kernel'
import { askedPeriod, fitsFrequency, isPeriodic, spanOf } from '../facts/period.policy.ts'
import type { FactSubject } from '../facts/subject.queries.ts'

/** What one unit has still to enter for one period. */
export interface MissingFacts {
  readonly holderId: string
  readonly period: string
  /** How many values, over all facts and units. */
  readonly missing: number
  /** The one that is due first, from the last day of the period on. */
  readonly definition: FactDefinition
  readonly lastDay: DateText
  readonly dueOn: DateText
}

export interface FactsAsked {
  readonly definitions: readonly FactDefinition[]
  readonly subjects: readonly FactSubject[]
  readonly today: DateText
  readonly calendar: WorkingDayCalendar
  /** Periods that are asked for beside the last one that has ended: somebody was asked and has not answered. */
  readonly stillAsked: readonly string[]
  /** Whether a unit's value of a fact and period is known. */
  isKnown(key: string, period: string, unitId: string): boolean
  /** The unit that enters a fact of a subject; nothing where nobody does. */
  holderOf(definition: FactDefinition, subject: FactSubject): string | undefined
}

/**
 * The values that are wanted once a period has ended, by the unit that enters them. Nobody is asked for a period that ended before
 * the fact was made known or before the unit was there, as `dueOfFact` has it.
 */
export function findMissingFacts(asked: FactsAsked): MissingFacts[] {
  const found = new Map<string, MissingFacts>()
  for (const definition of asked.definitions) {
    for (const period of periodsOf(definition, asked)) {
      const lastDay = spanOf(period)?.lastDay
      if (lastDay === undefined || lastDay < definition.knownSince) continue
      const { date: dueOn } = asked.calendar.addWorkingDays(lastDay, definition.dueWorkingDays)
      for (const subject of asked.subjects) {
        const holderId = holderOfMissing(asked, { definition, period, lastDay, subject })
        if (holderId === undefined) continue
        const key = `${holderId} ${period}`
        const before = found.get(key)
        const missing = (before?.missing ?? 0) + 1
        const earliest = before !== undefined && before.dueOn <= dueOn ? before : undefined
        const term = earliest ?? { definition, lastDay, dueOn }
        found.set(key, { ...term, holderId, period, missing })
      }
    }
  }
  return [...found.values()]
}

/** Every period of which anything may be asked, so that their values can be read at once. */
export function periodsAsked({
  definitions,
  ...asked
}: Omit<FactsAsked, 'isKnown' | 'holderOf' | 'subjects'>): string[] {
  return [...new Set(definitions.flatMap((definition) => periodsOf(definition, asked)))]
}

function periodsOf(
  { frequency }: FactDefinition,
  { today, stillAsked }: Pick<FactsAsked, 'today' | 'stillAsked'>,
): string[] {
  if (!isPeriodic(frequency)) return []
  const earlier = stillAsked.filter((period) => fitsFrequency(period, frequency))
  return [...new Set([askedPeriod(frequency, today), ...earlier])]
}

interface Wanted {
  readonly definition: FactDefinition
  readonly period: string
  readonly lastDay: DateText
  readonly subject: FactSubject
}

function holderOfMissing(asked: FactsAsked, { definition, period, lastDay, subject }: Wanted): string | undefined {
  const wanted = definition.subjectKinds.includes(subject.kind) && subject.validFrom <= lastDay
  if (!wanted || asked.isKnown(definition.key, period, subject.id)) return undefined
  return asked.holderOf(definition, subject)
}
