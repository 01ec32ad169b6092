import type { FactDefinition, FactEntry, FactOutcome, FactWay } from '@linli/contract'
import { newId, type Refusal, type Result } from '@linli/kernel'
import type { Insertable } from 'kysely'
import type { CoreReading, CoreWriting } from '../scope.ts'
import { checkEntry, type EntryLimits, readEntryLimits } from './check-entry.ts'
import type { FactValueTable } from './fact.tables.ts'
import { selectDefinitions } from './fact-definition.queries.ts'
import { type FactValueRow, insertValues, selectCurrentValues, supersede } from './fact-value.queries.ts'
import type { FactWork } from './fact-work.ts'
import { holdsFrom } from './period.policy.ts'
import type { FactSubject } from './subject.queries.ts'

/** An entry for a unit that the actor may reach. */
export interface PlannedEntry extends Omit<FactEntry, 'revision'> {
  /** The revision that was seen; whichever counts now unless given, for a file that is checked and saved as checked. */
  readonly revision?: number
  readonly subject: FactSubject
  readonly way: FactWay
}

export interface CheckedEntry {
  readonly entry: PlannedEntry
  readonly definition: FactDefinition | undefined
  readonly current: FactValueRow | undefined
  readonly checked: Result<string>
}

/** Checks entries against what is known now, before anything is written. */
export async function planEntries(
  scope: CoreReading,
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
      checked: checkEntry(
        { ...work, definition, current: value, limits },
        { ...entry, revision: entry.revision ?? value?.revision ?? 0 },
      ),
    }
  })
}

type WrittenEntry = FactOutcome & { readonly corrects: boolean }

/** Writes what was found right; whatever somebody has entered meanwhile stays. */
export async function writeEntries(
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
