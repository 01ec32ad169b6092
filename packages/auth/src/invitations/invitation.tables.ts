import type { TenantId } from '@linli/database'

/** A link that was given to an account's owner; its token is with them alone. */
export interface InvitationTable {
  tenant_id: TenantId
  token_hash: string
  account_id: string
  created_at: Date
  expires_at: Date
  /** Used, or taken back. */
  ended_at: Date | null
}

export interface InvitationTables {
  'auth.invitation': InvitationTable
}
