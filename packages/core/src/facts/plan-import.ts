import { createHash } from 'node:crypto'
import { type FactImportCheck, type FactImportRow, factPeriod } from '@linli/contract'
import { isId, ok, type Result, refuse } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { listAreaUnitIds } from '../organisation/area.ts'
import type { CoreReading } from '../scope.ts'
import { readSpreadsheet } from '../spreadsheets/read-spreadsheet.ts'
import type { FactWork } from './fact-work.ts'
import { type ImportedRow, readImportRows } from './import-columns.ts'
import { type FactSubject, selectSubjectsByIds } from './subject.queries.ts'
import { type CheckedEntry, planEntries } from './write-entries.ts'

/** What a file would do, row by row, and the entries that would be written. */
export interface ImportPlan {
  readonly check: FactImportCheck
  readonly right: readonly CheckedEntry[]
}

const MAX_TEXT = { value: 200, reason: 300, basis: 120 }

/**
 * Reads a file of facts and finds out what each row would do, by the same rules as entries at the screen; nothing is
 * written. Refuses what `readSpreadsheet` refuses, and `facts.import-columns` where a column is missing.
 */
export async function planImport(scope: CoreReading, work: FactWork, file: string): Promise<Result<ImportPlan>> {
  const sheet = await readSpreadsheet({ bytes: Buffer.from(file, 'base64'), reader: work.actor.personId })
  if (!sheet.ok) return sheet
  const rows = readImportRows(sheet.value)
  if (rows === undefined) return refuseCore('invalid', 'facts.import-columns')
  const subjects = await findSubjects(scope, work, rows)
  const readable = rows.map((row) => ({ row, entry: toEntry(row, subjects.get(row.texts.unitId)) }))
  const entries = readable.flatMap(({ entry }) => (entry.ok ? [entry.value] : []))
  const planned = await planEntries(scope, work, entries)
  const left = [...planned]
  const seen = new Set<string>()
  const checked = readable.map(({ row, entry }) => {
    const plan = entry.ok ? left.shift() : undefined
    const name = [row.texts.unitId, row.texts.key, row.texts.period].join(' ')
    const again = seen.has(name)
    seen.add(name)
    return { row, plan: again ? undefined : plan, told: tellRow(row, again ? duplicate() : entry, plan) }
  })
  const told = checked.map((one) => one.told)
  const right = checked.flatMap(({ plan }) => (plan?.checked.ok ? [plan] : []))
  const revisions = right.map(({ current }) => current?.revision ?? 0)
  return ok({
    right,
    check: {
      rows: told,
      saves: right.length,
      refused: told.filter(({ outcome }) => outcome === 'refused').length,
      seen: createHash('sha256')
        .update(JSON.stringify([file, told, revisions]))
        .digest('hex'),
    },
  })
}

const duplicate = () => refuse('conflict', 'data.duplicate')

async function findSubjects(
  scope: CoreReading,
  { actor, today }: FactWork,
  rows: readonly ImportedRow[],
): Promise<ReadonlyMap<string, FactSubject>> {
  const area = await listAreaUnitIds(scope, { areaUnitId: actor.unitId, on: today })
  const ids = [...new Set(rows.map(({ texts }) => texts.unitId))].filter((id) => isId(id) && area.has(id))
  const found = await selectSubjectsByIds(scope, ids)
  return new Map(found.map((subject) => [subject.id, subject]))
}

function toEntry({ texts, flawed }: ImportedRow, subject: FactSubject | undefined) {
  const { key, period, value, reason, basis } = texts
  if (subject === undefined) return refuseCore('not-found', 'unit.not-found')
  if (flawed) return refuseCore('invalid', 'facts.import-formula')
  if (!factPeriod.safeParse(period).success) return refuseCore('invalid', 'facts.period-wrong', { key, period })
  const tooLong = value.length > MAX_TEXT.value || reason.length > MAX_TEXT.reason || basis.length > MAX_TEXT.basis
  if (tooLong) return refuseCore('invalid', 'input.invalid')
  return ok({ key, period, value, reason, basis, subject, way: 'import' as const })
}

function tellRow({ row, texts }: ImportedRow, entry: Result<unknown>, plan: CheckedEntry | undefined): FactImportRow {
  const before = plan?.current?.value
  const shown = {
    row,
    unit: texts.unit,
    fact: texts.fact || texts.key,
    period: texts.period,
    value: texts.value,
    ...(before !== undefined && { before }),
  }
  const checked = entry.ok ? plan?.checked : entry
  if (checked === undefined || checked.ok) return { ...shown, outcome: before === undefined ? 'new' : 'corrects' }
  const { code, params } = checked.refusal
  return code === 'facts.unchanged' ? { ...shown, outcome: 'same' } : { ...shown, outcome: 'refused', code, params }
}
