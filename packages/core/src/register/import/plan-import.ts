import { createHash } from 'node:crypto'
import { type ImportOutcome, parentKinds, schemesOfKind, type UnitImport, type UnitKind } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../../core-refusals.ts'
import { selectUnit } from '../../organisation/unit.queries.ts'
import type { CoreReading } from '../../scope.ts'
import { selectAttributes } from '../attribute.queries.ts'
import { editableKinds } from '../edit.policy.ts'
import { writeCode } from '../identifier.policy.ts'
import { selectCodesOf, selectHolders, selectParents, selectUnitsOfKind } from './import.queries.ts'
import { failed, type ImportContext, type PlannedRow } from './import-plan.ts'
import type { ImportRow } from './import-words.ts'
import { planRow } from './plan-row.policy.ts'

export interface ImportPlan {
  readonly rows: readonly PlannedRow[]
  readonly summary: UnitImport
}

export interface PlanInput {
  readonly kind: UnitKind
  readonly rows: readonly ImportRow[]
  readonly words: ReadonlyMap<string, string>
  readonly on: DateText
}

/**
 * What a file would do, row by row, and a digest of it: the same file on the same register has the same digest. Refuses
 * with `unit.not-yours` when the actor keeps no units of the kind.
 */
export async function planImport(scope: CoreReading, actor: Actor, input: PlanInput): Promise<Result<ImportPlan>> {
  const { kind, rows, words } = input
  const own = await selectUnit(scope, actor.unitId)
  if (own === undefined || !editableKinds(actor, own.kind).has(kind)) return refuseCore('forbidden', 'unit.not-yours')
  const areaId = own.kind === 'department' ? (own.parentId ?? own.id) : own.id
  const context = await readContext(scope, input, areaId)
  const planned = refuseDuplicates(rows.map((row) => planRow(row, context, words)))
  const results = planned.map(({ result }) => result)
  const count = (outcome: ImportOutcome) => results.filter((result) => result.outcome === outcome).length
  const summary = {
    rows: results,
    added: count('add'),
    changed: count('change'),
    unchanged: count('unchanged'),
    failed: count('error'),
    digest: digestOf(kind, planned),
  }
  return ok({ rows: planned, summary })
}

async function readContext(scope: CoreReading, { kind, rows, on }: PlanInput, areaId: string): Promise<ImportContext> {
  const kinds = parentKinds[kind].filter((parent) => parent !== null)
  const found = await selectParents(scope, { kinds, areaId })
  const wanted = new Set(rows.map(({ cells }) => cells.get('parent')?.text ?? ''))
  const codes = Map.groupBy(
    await selectCodesOf(
      scope,
      found.map(({ id }) => id),
      on,
    ),
    ({ unitId }) => unitId,
  )
  const parents = found
    .map(({ id, name, validTo, depth }) => {
      const open = depth === null ? 'not-yours' : 'open'
      const state = validTo === null ? open : 'ended'
      return { id, name, codes: (codes.get(id) ?? []).map(({ value }) => value), state } as const
    })
    .filter(({ name, codes: own }) => wanted.has(name) || own.some((code) => wanted.has(code)))
  const units = await selectUnitsOfKind(scope, { kind, parentIds: parents.map(({ id }) => id) })
  const attributes = await selectAttributes(
    scope,
    units.map(({ id }) => id),
    on,
  )
  const valuesOf = Map.groupBy(attributes, ({ unitId }) => unitId)
  const values = rows.map(({ cells }) => writeCode(cells.get('code')?.text ?? '')).filter(Boolean)
  const holders = await selectHolders(scope, { schemes: schemesOfKind[kind].slice(0, 1), values, on })
  return {
    kind,
    today: on,
    parents,
    units: units.map((unit) => ({
      ...unit,
      values: new Map((valuesOf.get(unit.id) ?? []).map(({ key, value }) => [key, value])),
    })),
    holders: new Map(holders.map(({ value, unitId, unitName }) => [value, { unitId, unitName }])),
  }
}

/** The second row of the same unit, or with the same code, is an error that names the first. */
function refuseDuplicates(rows: readonly PlannedRow[]): PlannedRow[] {
  const first = new Map<string, number>()
  return rows.map((row) => {
    const marks = [`${row.parentId} ${row.name}`, ...(row.code ? [row.code] : [])]
    const known = marks.flatMap((mark) => first.get(mark) ?? [])[0]
    for (const mark of marks) if (!first.has(mark)) first.set(mark, row.result.number)
    if (known === undefined || row.parentId === '') return row
    const problem = { column: 'name', code: 'duplicate-row', value: String(known) }
    return { ...row, result: failed(row.result.number, row.name, [...row.result.problems, problem]) }
  })
}

function digestOf(kind: UnitKind, rows: readonly PlannedRow[]): string {
  const said = rows.map(({ result, parentId, name, fullName, validFrom, code, codeSource, unit }) => [
    result,
    [parentId, name, fullName, validFrom, code, codeSource, unit?.id, unit?.version],
  ])
  return createHash('sha256')
    .update(JSON.stringify([kind, said]))
    .digest('hex')
}
