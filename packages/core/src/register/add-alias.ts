import type { Actor } from '@linli/contract/trpc'
import { type DateText, ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'
import { insertAliases } from './alias.queries.ts'
import { openForEdit } from './open-for-edit.ts'
import { insertUnitChanges, lockRegister } from './unit-change.queries.ts'

export interface AliasToAdd {
  readonly unitId: string
  readonly version: number
  readonly name: string
  readonly validFrom?: DateText | undefined
  readonly validTo?: DateText | undefined
  readonly source: string
  readonly at: Date
}

/**
 * Keeps another name of a unit, so that a search for it finds the unit. Refuses as `openForEdit` does, with
 * `unit.end-before-start` and `unit.alias-known`.
 */
export async function addAlias(scope: CoreWriting, actor: Actor, alias: AliasToAdd): Promise<Result<void>> {
  await lockRegister(scope)
  const opened = await openForEdit(scope, actor, alias)
  if (!opened.ok) return opened
  const unit = opened.value
  const { name, validFrom, validTo, source, at } = alias
  if (validFrom !== undefined && validTo !== undefined && validTo <= validFrom) {
    return refuseCore('invalid', 'unit.end-before-start', { from: validFrom })
  }
  const added = await insertAliases(scope, [{ unitId: unit.id, name, validFrom, validTo, source }])
  if (name === unit.name || added === 0) return refuseCore('conflict', 'unit.alias-known', { name })
  const fields = [{ field: 'alias', to: name }]
  await insertUnitChanges(scope, actor, [{ unitId: unit.id, version: unit.nextVersion, at, action: 'alias', fields }])
  await appendAudit(scope, actor, {
    at,
    action: 'organisation.add-alias',
    subjectKind: 'unit',
    subjectId: unit.id,
    details: { name: unit.name, fields, source },
  })
  return ok(undefined)
}
