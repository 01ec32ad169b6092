import { type Administrators, administratorRoles } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import type { DateText } from '@linli/kernel'
import { selectHoldersFrom } from '../appointments/appointment.queries.ts'
import type { CoreReading } from '../scope.ts'
import { checkDecider } from './proposal.policy.ts'
import { selectOpenProposals } from './proposal.queries.ts'

/** Who administers the tenant, since when, and what has been proposed about it. */
export async function listAdministrators(
  scope: CoreReading,
  actor: Actor,
  { on }: { readonly on: DateText },
): Promise<Administrators> {
  const proposals = await selectOpenProposals(scope)
  return {
    holders: await selectHoldersFrom(scope, administratorRoles, on),
    proposals: proposals.map((proposal) => {
      const { id, kind, role, title, name, account, reason, proposedBy, proposedByRole, proposedAt } = proposal
      return {
        ...{ id, kind, role, title, name, on: proposal.on, reason, proposedBy, proposedByRole },
        ...(account !== null && { account }),
        proposedAt: proposedAt.toISOString(),
        mine: checkDecider(actor, proposal).ok,
      }
    }),
  }
}
