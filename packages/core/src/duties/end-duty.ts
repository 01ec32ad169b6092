import type { Actor } from '@linli/contract/trpc'
import { type DateText, ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'
import { endHoldings } from './duty.queries.ts'
import { holdsLater } from './holding.policy.ts'
import { type DutyChange, describeActor, openDuty } from './open-duty.ts'

/**
 * Ends a duty from a day on, so that nobody holds it: steps that go to its holder are refused from then on
 * (`organisation.no-duty`). Refuses as `openDuty` does, and with `duty.not-held`.
 */
export async function endDuty(
  scope: CoreWriting,
  actor: Actor,
  ending: DutyChange & { readonly on: DateText },
): Promise<Result<void>> {
  const { duty, on, reason, at } = ending
  const opened = await openDuty(scope, ending, on)
  if (!opened.ok) return opened
  const { periods, nextVersion } = opened.value
  const [ended] = periods.filter((period) => holdsLater(period, on))
  if (ended === undefined) return refuseCore('conflict', 'duty.not-held')
  await endHoldings(scope, { duty, on, version: nextVersion, at, by: describeActor(actor), reason })
  const details = { duty, on, reason }
  await appendAudit(scope, actor, { at, action: 'duties.end', subjectKind: 'unit', subjectId: ended.unitId, details })
  return ok(undefined)
}
