import type { TenantId } from '@linli/database'

/** What an account's authenticator app shares with us. */
export interface SecondFactorTable {
  tenant_id: TenantId
  account_id: string
  /** Sealed with a key that is not in the database. */
  secret_sealed: string
  created_at: Date
  /** Empty until a first code has shown that the app has it. */
  confirmed_at: Date | null
  /** The 30 seconds whose code was taken last: no code of theirs or before is taken again. */
  last_step: string | null
}

export interface RecoveryCodeTable {
  tenant_id: TenantId
  account_id: string
  code_hash: string
  used_at: Date | null
}

export interface SecondFactorTables {
  'auth.second_factor': SecondFactorTable
  'auth.recovery_code': RecoveryCodeTable
}
