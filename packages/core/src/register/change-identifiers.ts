import type { Actor } from '@linli/contract/trpc'
import { type DateText, dayOf, ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'
import { type GivenIdentifier, giveIdentifier } from './give-identifier.ts'
import { closeIdentifier, selectIdentifier } from './identifier-edit.queries.ts'
import { openForEdit } from './open-for-edit.ts'
import { insertUnitChanges, lockRegister } from './unit-change.queries.ts'

export interface IdentifierToAdd extends GivenIdentifier {
  readonly unitId: string
  readonly version: number
}

/** Gives a unit a code; refuses as `openForEdit` and `giveIdentifier` do, and with `unit.future`. */
export async function addIdentifier(scope: CoreWriting, actor: Actor, input: IdentifierToAdd): Promise<Result<void>> {
  await lockRegister(scope)
  const opened = await openForEdit(scope, actor, input)
  if (!opened.ok) return opened
  if (input.validFrom > dayOf(input.at)) return refuseCore('invalid', 'unit.future')
  const unit = opened.value
  const fields = await giveIdentifier(scope, actor, unit, input)
  if (!fields.ok) return fields
  const { at, exceptionReason: reason } = input
  await insertUnitChanges(scope, actor, [
    { unitId: unit.id, version: unit.nextVersion, at, action: 'identifier', reason, fields: fields.value },
  ])
  const details = {
    name: unit.name,
    fields: fields.value,
    from: input.validFrom,
    source: input.source,
    ...(reason !== undefined && { reason }),
  }
  await appendAudit(scope, actor, {
    at,
    action: 'organisation.add-identifier',
    subjectKind: 'unit',
    subjectId: unit.id,
    details,
  })
  return ok(undefined)
}

export interface IdentifierEnding {
  readonly id: string
  /** The unit's. */
  readonly version: number
  /** The first day on which it no longer holds. */
  readonly on: DateText
  readonly reason: string
  readonly at: Date
}

/** Ends a code; refuses as `openForEdit` does, with `identifier.not-found`, `identifier.ended`, `unit.end-before-start`. */
export async function endIdentifier(scope: CoreWriting, actor: Actor, ending: IdentifierEnding): Promise<Result<void>> {
  await lockRegister(scope)
  const { id, version, on, reason, at } = ending
  const identifier = await selectIdentifier(scope, id)
  if (identifier === undefined) return refuseCore('not-found', 'identifier.not-found')
  const opened = await openForEdit(scope, actor, { unitId: identifier.unitId, version, at })
  // whose unit is out of reach, its code is too
  if (!opened.ok && opened.refusal.code === 'unit.not-found') return refuseCore('not-found', 'identifier.not-found')
  if (!opened.ok) return opened
  const unit = opened.value
  if (identifier.validTo !== null) return refuseCore('conflict', 'identifier.ended', { on: identifier.validTo })
  if (on <= identifier.validFrom) {
    return refuseCore('invalid', 'unit.end-before-start', { from: identifier.validFrom })
  }
  await closeIdentifier(scope, { id, on })
  const fields = [{ field: `identifier.${identifier.scheme}`, from: identifier.value }]
  await insertUnitChanges(scope, actor, [
    { unitId: unit.id, version: unit.nextVersion, at, action: 'identifier', reason, fields },
  ])
  await appendAudit(scope, actor, {
    at,
    action: 'organisation.end-identifier',
    subjectKind: 'unit',
    subjectId: unit.id,
    details: { name: unit.name, fields, on, reason },
  })
  return ok(undefined)
}
