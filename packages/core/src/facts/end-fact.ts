import type { Actor } from '@linli/contract/trpc'
import { dayOf, ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'
import { lockOwnTenant } from '../tenancy/tenant.queries.ts'
import { endDefinitions } from './fact-definition.queries.ts'

/**
 * Ends a fact of the scope's own tenant: from the day on it is not asked; what was entered stays. Refuses `facts.not-found`,
 * and `facts.end-in-past`: what was due then stays due.
 */
export async function endFact(
  scope: CoreWriting,
  actor: Actor,
  { at, key, validTo }: { at: Date; key: string; validTo: string },
): Promise<Result<void>> {
  if (validTo < dayOf(at)) return refuseCore('invalid', 'facts.end-in-past', { key })
  await lockOwnTenant(scope)
  if ((await endDefinitions(scope, { key, validTo })) === 0) return refuseCore('not-found', 'facts.not-found', { key })
  await appendAudit(scope, actor, {
    at,
    action: 'facts.end',
    subjectKind: 'fact',
    subjectId: key,
    details: { key, validTo },
  })
  return ok(undefined)
}
