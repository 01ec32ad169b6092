import { dutyUnitKinds } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { type DateText, ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import { holdStandingUnit } from '../organisation/hold-standing-unit.ts'
import type { CoreWriting } from '../scope.ts'
import { endHoldings, insertHolding } from './duty.queries.ts'
import { holdsFrom } from './holding.policy.ts'
import { type DutyChange, describeActor, openDuty } from './open-duty.ts'

export interface DutyGift extends DutyChange {
  readonly unitId: string
  /** The unit's first day. */
  readonly from: DateText
}

/**
 * Gives a duty to a unit from a day on. Whoever holds it until then holds it no longer; what was settled for later is void.
 * To-dos that have been addressed stay where they are: who has taken a matter up finishes it. Refuses as `openDuty` does, with
 * `unit.not-found`, `unit.ended`, `duty.wrong-unit` and `duty.already-held`.
 */
export async function giveDuty(scope: CoreWriting, actor: Actor, gift: DutyGift): Promise<Result<void>> {
  const { duty, unitId, from, reason, at } = gift
  const unit = await holdStandingUnit(scope, { unitId, on: from })
  if (!unit.ok) return unit
  const { kind, name } = unit.value
  if (!dutyUnitKinds.includes(kind)) return refuseCore('invalid', 'duty.wrong-unit', { unit: name })
  const opened = await openDuty(scope, gift, from)
  if (!opened.ok) return opened
  const { periods, nextVersion } = opened.value
  if (holdsFrom(periods, { unitId, from })) return refuseCore('conflict', 'duty.already-held', { unit: name })
  const act = { duty, version: nextVersion, at, by: describeActor(actor), reason }
  await endHoldings(scope, { ...act, on: from })
  const written = await insertHolding(scope, { ...act, unitId, from })
  if (!written) return refuseCore('conflict', 'duty.changed', { by: '', at: '' })
  const details = { duty, unit: name, from, reason }
  await appendAudit(scope, actor, { at, action: 'duties.give', subjectKind: 'unit', subjectId: unitId, details })
  return ok(undefined)
}
