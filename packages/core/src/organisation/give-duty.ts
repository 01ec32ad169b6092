import type { Actor } from '@linli/contract/trpc'
import { type Clock, dayOf, ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import type { CoreWriting } from '../scope.ts'
import { getUnit } from './get-unit.ts'
import { replaceDutyHolder } from './unit.queries.ts'

export interface DutyWork {
  readonly scope: CoreWriting
  readonly actor: Pick<Actor, 'postId' | 'name' | 'postTitle' | 'unitName'>
  readonly clock: Clock
}

/** Gives a duty to a unit from today on. Refuses with `unit.not-found`. */
export async function giveDuty(
  { scope, actor, clock }: DutyWork,
  { duty, unitId }: { readonly duty: string; readonly unitId: string },
): Promise<Result<void>> {
  const unit = await getUnit(scope, unitId)
  if (!unit.ok) return unit
  const at = clock.now()
  await replaceDutyHolder(scope, { duty, unitId, from: dayOf(at) })
  const act = { at, action: 'organisation.give-duty', subjectKind: 'unit', subjectId: unitId, details: { duty } }
  await appendAudit(scope, actor, act)
  return ok(undefined)
}
