import type { TenantId } from '@linli/database'
import type { Generated } from 'kysely'

export type InvitationOutcome = 'used' | 'taken-back' | 'replaced'

/** A link that was given to an account's owner; its token is with them alone. */
export interface InvitationTable {
  tenant_id: TenantId
  token_hash: string
  account_id: string
  created_at: Date
  expires_at: Date
  /** Used, or taken back. */
  ended_at: Date | null
  /** By which others may name it. */
  handle: Generated<string>
  /** How it ended; nothing while it has not, and for what ended before this was kept. */
  outcome: InvitationOutcome | null
}

export interface InvitationTables {
  'auth.invitation': InvitationTable
}
