import { type FactDefinition, type FactEntry, wholeNumber } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { type DateText, ok, type Result, valueOrThrow } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { readParameters } from '../parameters/read-parameters.ts'
import type { CoreReading } from '../scope.ts'
import { mayReadFact, ownsFact } from './access.policy.ts'
import type { FactValueRow } from './fact-value.queries.ts'
import { fitsFrequency, spanOf } from './period.policy.ts'
import type { FactSubject } from './subject.queries.ts'
import { isUnusual, readFactValue } from './value.policy.ts'

/** Where the day lies after which a period is closed. */
export interface EntryLimits {
  readonly closedAfterDays: number
}

export const CLOSED_AFTER = 'facts.closed-after-days'

/** @throws a refusal `parameter.not-found` where nobody has published it */
export async function readEntryLimits(scope: CoreReading, on: DateText): Promise<EntryLimits> {
  return valueOrThrow(await readParameters(scope, { closedAfterDays: wholeNumber(CLOSED_AFTER) }, on)).values
}

export interface EntryQuestion {
  readonly actor: Actor
  readonly today: DateText
  readonly definition: FactDefinition | undefined
  /** The value that counts now for this unit and period. */
  readonly current: FactValueRow | undefined
  readonly limits: EntryLimits
}

/** The value in the form in which it is kept, or why it cannot be entered. */
export function checkEntry(question: EntryQuestion, entry: FactEntry & { subject: FactSubject }): Result<string> {
  const { definition, actor } = question
  const standing = { unitId: entry.subject.id, inArea: true }
  // what may not be read is answered like what does not exist
  if (definition === undefined || !mayReadFact(definition, actor, standing))
    return refuseCore('not-found', 'facts.not-found', { key: entry.key })
  if (!definition.subjectKinds.includes(entry.subject.kind))
    return refuseCore('invalid', 'facts.wrong-subject', { key: entry.key })
  if (!ownsFact(definition, actor, standing)) return refuseCore('forbidden', 'facts.not-yours', { key: entry.key })
  const period = checkPeriod(question, definition, entry)
  if (!period.ok) return period
  const value = readFactValue(definition, entry.value)
  return value.ok ? checkRevision(question.current, { definition, entry, value: value.value }) : value
}

function checkPeriod(
  { today, limits }: EntryQuestion,
  { key, frequency }: FactDefinition,
  { period, subject }: Pick<FactEntry, 'period'> & { subject: FactSubject },
): Result<void> {
  if (!fitsFrequency(period, frequency)) return refuseCore('invalid', 'facts.period-wrong', { key, period })
  const span = spanOf(period)
  const day = span?.lastDay ?? (period === 'once' ? today : period)
  const begins = span?.firstDay ?? day
  if (begins > today) return refuseCore('invalid', 'facts.period-not-begun', { key, period })
  // what is known of a unit that has ended belongs to the time before
  if (subject.validTo !== null && begins >= subject.validTo) {
    return refuseCore('conflict', 'unit.ended', { on: subject.validTo })
  }
  const closedOn = addDays(day, limits.closedAfterDays)
  if (span !== undefined && closedOn < today)
    return refuseCore('conflict', 'facts.period-closed', { key, period, closedOn })
  return ok(undefined)
}

interface RevisionQuestion {
  readonly definition: FactDefinition
  readonly entry: FactEntry
  readonly value: string
}

function checkRevision(
  current: FactValueRow | undefined,
  { definition, entry, value }: RevisionQuestion,
): Result<string> {
  const { key } = definition
  if ((current?.revision ?? 0) !== entry.revision) {
    const { person = '', post = '', value: known = '', enteredAt } = current ?? {}
    const at = enteredAt?.toISOString() ?? ''
    return refuseCore('conflict', 'facts.changed', { key, by: person, post, at, value: known })
  }
  if (current?.value === value) return refuseCore('conflict', 'facts.unchanged', { key })
  if (current !== undefined && !entry.reason) return refuseCore('invalid', 'facts.reason-for-correction', { key })
  if (isUnusual(definition, value) && !entry.reason)
    return refuseCore('invalid', 'facts.reason-for-unusual', {
      key,
      min: definition.softMin ?? '−∞',
      max: definition.softMax ?? '+∞',
    })
  return ok(value)
}

function addDays(day: DateText, days: number): DateText {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
