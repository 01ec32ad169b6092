import type { TenantId } from '@linli/database'

/** One attempt to sign in to an account, as its owner and the security administrator may see it; never in the audit. */
export interface SignInTable {
  tenant_id: TenantId
  id: string
  account_id: string
  at: Date
  ip: string
  user_agent: string
  /** `signed-in`, `second-factor-asked`, or the code of the refusal without its area. */
  outcome: string
}

/** A password that the account had, so that it is not chosen again. */
export interface FormerPasswordTable {
  tenant_id: TenantId
  account_id: string
  replaced_at: Date
  password_hash: string
}

export interface RecordTables {
  'auth.sign_in': SignInTable
  'auth.former_password': FormerPasswordTable
}
