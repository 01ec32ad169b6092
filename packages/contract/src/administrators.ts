import { z } from 'zod'
import type { AppointmentRow } from './people.ts'
import { accountName } from './people.ts'
import { type AdministratorRole, administratorRoles } from './post-roles.ts'
import { date, id, text } from './schemas.ts'

/** Somebody who is here already, or somebody new with an account. */
export const proposeAdministratorInput = z.object({
  role: z.enum(administratorRoles),
  title: text(40),
  personId: id.optional(),
  name: text(40).optional(),
  account: accountName.optional(),
  from: date,
  reason: text(500),
})
export const proposeEndInput = z.object({ appointmentId: id, on: date, reason: text(500) })
export const proposalInput = z.object({ proposalId: id })
export const declineProposalInput = z.object({ proposalId: id, reason: text(500) })

/** An administrator's appointment or its end, for which two people are needed (双人). */
export interface AdministratorProposal {
  readonly id: string
  readonly kind: 'appoint' | 'end'
  readonly role: AdministratorRole
  readonly title: string
  readonly name: string
  /** Of somebody new. */
  readonly account?: string
  readonly on: string
  readonly reason: string
  readonly proposedBy: string
  readonly proposedByRole: AdministratorRole
  readonly proposedAt: string
  /** Whether whoever asks may confirm or decline it. */
  readonly mine: boolean
}

export interface Administrators {
  /** Today and to come, by duty. */
  readonly holders: readonly AppointmentRow[]
  readonly proposals: readonly AdministratorProposal[]
}
