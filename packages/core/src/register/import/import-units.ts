import { schemesOfKind, type UnitImport, type UnitKind } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { type DateText, dayOf, ok, type Result, valueOrThrow } from '@linli/kernel'
import { appendAudit } from '../../audit/append-audit.ts'
import { refuseCore } from '../../core-refusals.ts'
import { addUnits } from '../../organisation/add-units.ts'
import type { CoreWriting } from '../../scope.ts'
import { setAttributes } from '../attribute.queries.ts'
import { insertIdentifier } from '../identifier-edit.queries.ts'
import { tellChange } from '../tell-change.ts'
import { insertUnitChanges, lockRegister, type NewUnitChange, raiseVersion } from '../unit-change.queries.ts'
import type { PlannedRow } from './import-plan.ts'
import type { ImportRow } from './import-words.ts'
import { planImport } from './plan-import.ts'

const BATCH = 200

export interface ImportOrder {
  readonly kind: UnitKind
  readonly rows: readonly ImportRow[]
  readonly words: ReadonlyMap<string, string>
  /** Of the dry run that was looked at. */
  readonly digest: string
  readonly at: Date
}

/**
 * Does what a dry run showed, all of it in one transaction, and nothing else. Refuses with `import.changed` when file or
 * register are no longer those of the dry run, with `import.has-errors`, and with `import.nothing` when nothing would change.
 */
export async function importUnits(scope: CoreWriting, actor: Actor, order: ImportOrder): Promise<Result<UnitImport>> {
  await lockRegister(scope)
  const { kind, digest, at } = order
  const plan = await planImport(scope, actor, { ...order, on: dayOf(at) })
  if (!plan.ok) return plan
  const { rows, summary } = plan.value
  if (summary.digest !== digest) return refuseCore('conflict', 'import.changed')
  if (summary.failed > 0) return refuseCore('invalid', 'import.has-errors', { count: summary.failed })
  if (summary.added + summary.changed === 0) return refuseCore('invalid', 'import.nothing')
  const added = rows.filter(({ result }) => result.outcome === 'add')
  for (let start = 0; start < added.length; start += BATCH) {
    await addBatch(scope, actor, { kind, at, rows: added.slice(start, start + BATCH) })
  }
  for (const row of rows) if (row.result.outcome === 'change') await changeUnit(scope, actor, { row, kind, at })
  const changed = rows.flatMap(({ unit, result }) => (result.outcome === 'change' && unit ? [unit.id] : []))
  await tellChange(scope, changed, at)
  const details = { kind, added: summary.added, changed: summary.changed, digest }
  await appendAudit(scope, actor, {
    at,
    action: 'organisation.import',
    subjectKind: 'unit',
    subjectId: actor.unitId,
    details,
  })
  return ok(summary)
}

async function addBatch(
  scope: CoreWriting,
  actor: Actor,
  { kind, rows, at }: { kind: UnitKind; rows: readonly PlannedRow[]; at: Date },
): Promise<void> {
  const ids = valueOrThrow(
    await addUnits(
      scope,
      rows.map(({ parentId, name, fullName, validFrom, result }) => ({
        parentId,
        kind,
        name,
        fullName,
        validFrom,
        sortKey: result.number,
      })),
    ),
  )
  const changes: NewUnitChange[] = []
  for (const [index, row] of rows.entries()) {
    const id = ids[index] ?? ''
    const settings = [...row.values].map(([key, value]) => ({ unitId: id, key, value }))
    await setAttributes(scope, settings, row.validFrom)
    await giveCode(scope, { row, kind, unitId: id, from: row.validFrom })
    changes.push({ unitId: id, version: 1, at, action: 'import', fields: row.fields })
  }
  await insertUnitChanges(scope, actor, changes)
}

async function changeUnit(
  scope: CoreWriting,
  actor: Actor,
  { row, kind, at }: { row: PlannedRow; kind: UnitKind; at: Date },
): Promise<void> {
  const { unit, fields } = row
  const version = unit && (await raiseVersion(scope, { unitId: unit.id, version: unit.version }))
  if (unit === undefined || version === undefined) throw new Error('The register changed although it is locked')
  const today = dayOf(at)
  const settings = fields
    .filter(({ field }) => !field.startsWith('identifier.'))
    .map(({ field, to }) => ({ unitId: unit.id, key: field, ...(to !== undefined && { value: to }) }))
  await setAttributes(scope, settings, today)
  await giveCode(scope, { row, kind, unitId: unit.id, from: today })
  await insertUnitChanges(scope, actor, [{ unitId: unit.id, version, at, action: 'import', fields }])
}

async function giveCode(
  scope: CoreWriting,
  { row, kind, unitId, from }: { row: PlannedRow; kind: UnitKind; unitId: string; from: DateText },
): Promise<void> {
  const [scheme] = schemesOfKind[kind]
  if (row.code === '' || scheme === undefined) return
  await insertIdentifier(scope, { unitId, scheme, value: row.code, validFrom: from, source: row.codeSource })
}
