import type { FactDefinition, FactEntry, FactOutcome, FactWay } from '@linli/contract'
import { newId, ok, type Refusal, type Result } from '@linli/kernel'
import type { Insertable } from 'kysely'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'
import { checkEntry, type EntryLimits, readEntryLimits } from './check-entry.ts'
import type { FactValueTable } from './fact.tables.ts'
import { selectDefinitions } from './fact-definition.queries.ts'
import { type FactValueRow, insertValues, selectCurrentValues, supersede } from './fact-value.queries.ts'
import type { FactWork } from './fact-work.ts'
import { holdsFrom } from './period.policy.ts'
import { findSubjectInArea } from './read-unit-facts.ts'
import type { FactSubject } from './subject.queries.ts'

export interface FactsEntered {
  readonly unitId: string
  readonly entries: readonly FactEntry[]
  readonly way: FactWay
}

/**
 * Enters facts of one unit, each on its own: what is right is saved, and every entry is told what became of it. Refuses
 * `unit.not-found` for a unit outside the actor's area. An entry is refused `facts.not-found`, `facts.not-yours`,
 * `facts.wrong-subject`, `facts.period-*`, `facts.not-a-value`, `facts.out-of-range`, `facts.reason-*`, `facts.unchanged`
 * and `facts.changed` (who entered what meanwhile).
 */
export async function enterFacts(
  scope: CoreWriting,
  work: FactWork,
  { unitId, entries, way }: FactsEntered,
): Promise<Result<FactOutcome[]>> {
  const subject = await findSubjectInArea(scope, work, unitId)
  if (subject === undefined) return refuseCore('not-found', 'unit.not-found')
  const plan = await planEntries(
    scope,
    work,
    entries.map((entry) => ({ ...entry, subject, way })),
  )
  const outcomes = await writeEntries(scope, work, plan)
  const saved = outcomes.filter((outcome) => outcome.saved)
  if (saved.length > 0) {
    await appendAudit(scope, work.actor, {
      at: work.now,
      action: saved.some(({ corrects }) => corrects) ? 'facts.correct' : 'facts.enter',
      subjectKind: 'unit',
      subjectId: unitId,
      details: { facts: saved.map(({ key, period }) => `${key} ${period}`).join(', '), unitId },
    })
  }
  return ok(outcomes.map(({ corrects: _corrects, ...outcome }) => outcome))
}

/** An entry for a unit that the actor may reach. */
interface PlannedEntry extends FactEntry {
  readonly subject: FactSubject
  readonly way: FactWay
}

interface CheckedEntry {
  readonly entry: PlannedEntry
  readonly definition: FactDefinition | undefined
  readonly current: FactValueRow | undefined
  readonly checked: Result<string>
}

/** Checks entries against what is known now, before anything is written. */
async function planEntries(
  scope: CoreWriting,
  work: FactWork,
  entries: readonly PlannedEntry[],
): Promise<CheckedEntry[]> {
  const definitions = new Map((await selectDefinitions(scope, work.today)).map((one) => [one.key, one]))
  const limits: EntryLimits = await readEntryLimits(scope, work.today)
  const unitIds = [...new Set(entries.map(({ subject }) => subject.id))]
  const current = await selectCurrentValues(scope, unitIds, [...new Set(entries.map(({ key }) => key))])
  const known = new Map(current.map((row) => [`${row.unitId} ${row.key} ${row.period}`, row]))
  return entries.map((entry) => {
    const definition = definitions.get(entry.key)
    const value = known.get(`${entry.subject.id} ${entry.key} ${entry.period}`)
    return {
      entry,
      definition,
      current: value,
      checked: checkEntry({ ...work, definition, current: value, limits }, entry),
    }
  })
}

type WrittenEntry = FactOutcome & { readonly corrects: boolean }

/** Writes what was found right; whatever somebody has entered meanwhile stays. */
async function writeEntries(
  scope: CoreWriting,
  work: FactWork,
  plan: readonly CheckedEntry[],
): Promise<WrittenEntry[]> {
  const right = plan.filter(({ checked }) => checked.ok)
  const replaced = right.flatMap(({ current }) => current?.id ?? [])
  const stillCurrent = await supersede(scope, replaced, work.now)
  const rows = right
    .filter(({ current }) => current === undefined || stillCurrent.has(current.id))
    .map((one) => ({ one, row: toRow(work, one) }))
  const inserted = await insertValues(
    scope,
    rows.map(({ row }) => row),
  )
  const saved = new Set(rows.filter(({ row }) => inserted.has(row.id)).map(({ one }) => one))
  return plan.map((one) => {
    const { key, period } = one.entry
    if (saved.has(one)) return { key, period, saved: true, corrects: one.current !== undefined }
    const refusal: Pick<Refusal, 'code' | 'params'> = one.checked.ok
      ? { code: 'data.busy', params: {} }
      : one.checked.refusal
    return { key, period, saved: false, corrects: false, code: refusal.code, params: refusal.params }
  })
}

function toRow({ actor, now }: FactWork, { entry, current, checked }: CheckedEntry): Insertable<FactValueTable> {
  if (!checked.ok) throw new Error('An entry that was refused is not written')
  const { key, period, basis, reason, way, subject } = entry
  return {
    id: newId(now),
    unit_id: subject.id,
    key,
    period,
    revision: (current?.revision ?? 0) + 1,
    holds_from: holdsFrom(period, subject.validFrom),
    value: checked.value,
    way,
    basis: basis || null,
    reason: reason || null,
    entered_at: now,
    entered_by_post: actor.postId,
    person_name: actor.name,
    post_title: actor.postTitle,
    unit_name: actor.unitName,
    superseded_at: null,
  }
}
