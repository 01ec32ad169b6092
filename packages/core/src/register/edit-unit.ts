import type { UnitChangeField } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { dayOf, ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'
import { diffAttributes, diffField, type GivenAttribute, mergeAttributes } from './attribute.policy.ts'
import { selectAttributes, setAttributes } from './attribute.queries.ts'
import { checkUnitReferences } from './check-unit-references.ts'
import { placeKinds } from './edit.policy.ts'
import { type OpenedUnit, openForEdit } from './open-for-edit.ts'
import { tellChange } from './tell-change.ts'
import { insertUnitChanges, lockRegister } from './unit-change.queries.ts'
import { selectNamesake, updateNames } from './unit-detail.queries.ts'

export interface UnitEdit {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly fullName: string
  readonly attributes: readonly GivenAttribute[]
  readonly reason?: string | undefined
  readonly at: Date
}

/**
 * Changes what the register says of a unit from today on; attributes that are not given stay. A name of a street or
 * community may be corrected with a reason: a new name is a change of places. Refuses as `openForEdit` does, with
 * `unit.reason-required`, `unit.name-taken`, and as attributes are refused.
 */
export async function editUnit(scope: CoreWriting, actor: Actor, edit: UnitEdit): Promise<Result<void>> {
  await lockRegister(scope)
  const opened = await openForEdit(scope, actor, { unitId: edit.id, ...edit })
  if (!opened.ok) return opened
  const unit = opened.value
  const named = await rename(scope, unit, edit)
  if (!named.ok) return named
  const described = await describe(scope, unit, edit)
  if (!described.ok) return described
  const { at, reason } = edit
  const fields = [...named.value, ...described.value]
  await insertUnitChanges(scope, actor, [
    { unitId: unit.id, version: unit.nextVersion, at, action: 'edit', reason, fields },
  ])
  const details = { name: edit.name, fields, ...(reason !== undefined && { reason }) }
  await tellChange(scope, [unit.id], at)
  await appendAudit(scope, actor, {
    at,
    action: 'organisation.edit-unit',
    subjectKind: 'unit',
    subjectId: unit.id,
    details,
  })
  return ok(undefined)
}

async function rename(scope: CoreWriting, unit: OpenedUnit, edit: UnitEdit): Promise<Result<UnitChangeField[]>> {
  const { name, fullName, reason } = edit
  const fields = [...diffField('name', unit.name, name), ...diffField('fullName', unit.fullName, fullName)]
  if (fields.length === 0) return ok([])
  if (placeKinds.has(unit.kind) && reason === undefined) return refuseCore('invalid', 'unit.reason-required')
  const namesake = await selectNamesake(scope, {
    parentId: unit.parentId,
    kind: unit.kind,
    name,
    otherThan: unit.id,
  })
  if (namesake !== undefined) return refuseCore('conflict', 'unit.name-taken', { name })
  await updateNames(scope, unit.id, { name, fullName })
  return ok(fields)
}

async function describe(scope: CoreWriting, unit: OpenedUnit, edit: UnitEdit): Promise<Result<UnitChangeField[]>> {
  const today = dayOf(edit.at)
  const rows = await selectAttributes(scope, [unit.id], today)
  const before = new Map(rows.map(({ key, value }) => [key, value]))
  const after = mergeAttributes(unit.kind, before, edit.attributes)
  if (!after.ok) return after
  const references = await checkUnitReferences(scope, unit.kind, after.value)
  if (!references.ok) return references
  const fields = diffAttributes(unit.kind, before, after.value)
  const settings = fields.map(({ field, to }) => ({
    unitId: unit.id,
    key: field,
    ...(to !== undefined && { value: to }),
  }))
  await setAttributes(scope, settings, today)
  return ok(fields)
}
