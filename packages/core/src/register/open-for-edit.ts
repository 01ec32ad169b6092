import type { UnitKind } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { dayOf, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { isInArea } from '../organisation/area.ts'
import { selectUnit } from '../organisation/unit.queries.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'
import { editableKinds } from './edit.policy.ts'
import { raiseVersion, selectUnitChanges } from './unit-change.queries.ts'
import { type DatedUnit, selectDatedUnit } from './unit-detail.queries.ts'

/** A unit that the actor is changing, under the version that the change makes. */
export interface OpenedUnit extends DatedUnit {
  readonly nextVersion: number
}

/**
 * Opens a unit for a change: the actor may, it exists still, and nobody has changed it since it was seen. Refuses with
 * `unit.not-found`, `unit.not-yours`, `unit.ended`, and with `unit.changed` saying who did what and when.
 */
export async function openForEdit(
  scope: CoreWriting,
  actor: Actor,
  { unitId, version, at }: { unitId: string; version: number; at: Date },
): Promise<Result<OpenedUnit>> {
  const unit = await selectDatedUnit(scope, unitId)
  if (unit === undefined) return refuseCore('not-found', 'unit.not-found')
  const allowed = await checkMayEdit(scope, actor, { kind: unit.kind, unitId, at })
  if (!allowed.ok) return allowed
  if (unit.validTo !== null) return refuseCore('conflict', 'unit.ended', { on: unit.validTo })
  const nextVersion = await raiseVersion(scope, { unitId, version })
  return nextVersion === undefined ? refuseStale(scope, unitId) : ok({ ...unit, nextVersion })
}

/**
 * That an actor may change a unit of a kind that is, or will stand, at or below another. Outside the own area there is
 * nothing to change, `unit.not-found`; inside it a kind that others keep is refused with `unit.not-yours`.
 */
export async function checkMayEdit(
  scope: CoreReading,
  actor: Actor,
  { kind, unitId, at }: { kind: UnitKind; unitId: string; at: Date },
): Promise<Result<void>> {
  if (!(await isInArea(scope, { unitId, areaUnitId: actor.unitId, on: dayOf(at) })))
    return refuseCore('not-found', 'unit.not-found')
  const own = await selectUnit(scope, actor.unitId)
  const allowed = own !== undefined && editableKinds(actor, own.kind).has(kind)
  return allowed ? ok(undefined) : refuseCore('forbidden', 'unit.not-yours')
}

async function refuseStale(scope: CoreReading, unitId: string): Promise<Result<never>> {
  const [last] = await selectUnitChanges(scope, unitId, 1)
  return refuseCore('conflict', 'unit.changed', {
    by: last?.by ?? '',
    unit: last?.unit ?? '',
    at: last?.at ?? '',
    fields: last?.fields.map(({ field }) => field).join(',') ?? '',
  })
}
