import type { AdministratorRole, PostRole } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'

/** Who proposes, and who then confirms: one of each, so that neither of them makes an administrator alone. */
const counterpart: Partial<Record<PostRole, AdministratorRole>> = {
  'system-administrator': 'security-administrator',
  'security-administrator': 'system-administrator',
}

export interface Proposed {
  readonly proposedByPerson: string
  readonly proposedByRole: AdministratorRole
  /** Whom it is about; nobody's id yet where somebody new is proposed. */
  readonly personId: string | null
}

/**
 * Whether somebody may decide: they hold the other of the two duties, have not proposed it and are not whom it is about.
 * Refuses with `people.proposal-own`.
 */
export function checkDecider(actor: Pick<Actor, 'personId' | 'role'>, proposal: Proposed): Result<void> {
  const other = counterpart[proposal.proposedByRole] === actor.role
  const involved = [proposal.proposedByPerson, proposal.personId].includes(actor.personId)
  return other && !involved ? ok(undefined) : refuseCore('forbidden', 'people.proposal-own')
}
