import type { TenantId } from '@linli/database'
import type { SecondFactorDemand } from './sign-in-rules.ts'

/** One change of a tenant's rules for signing in; the one with the highest revision holds. */
export interface SignInRulesTable {
  tenant_id: TenantId
  revision: number
  changed_at: Date
  /** Name and post of who changed them, in the words of the day. */
  changed_by: string
  reason: string
  min_length: number
  character_kinds: number
  passphrase_length: number
  history: number
  max_age_days: number
  refuse_common: boolean
  lockout_failures: number
  lockout_minutes: number
  idle_minutes: number
  absolute_minutes: number
  second_factor: SecondFactorDemand
  second_factor_since: Date
  grace_days: number
  invitation_hours: number
  record_days: number
}

export interface RulesTables {
  'auth.sign_in_rules': SignInRulesTable
}
