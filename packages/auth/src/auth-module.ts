import { defineModule, type Module, type TenantId } from '@linli/database'
import type { Generated } from 'kysely'
import type { RecordTables } from './history/record.tables.ts'
import type { IdentityTables } from './identity/identity.tables.ts'
import type { InvitationTables } from './invitations/invitation.tables.ts'
import type { RulesTables } from './rules/rules.tables.ts'
import type { SecondFactorTables } from './second-factor/second-factor.tables.ts'

/** An account (账号): how one person signs in. Its name is unique across every tenant of the city. */
export interface AccountTable {
  tenant_id: TenantId
  id: string
  account: string
  person_id: string
  /** argon2id in PHC string format. */
  password_hash: string
  active: Generated<boolean>
  must_change_password: Generated<boolean>
  /** Failed attempts since `failing_since`; an attempt is counted before its password is looked at. */
  failed_count: Generated<number>
  failing_since: Date | null
  locked_until: Date | null
  last_sign_in_at: Date | null
  created_at: Generated<Date>
  password_changed_at: Generated<Date>
}

/** A session: its id is the SHA-256 of a token that only the browser holds. */
export interface SessionTable {
  tenant_id: TenantId
  id: string
  /** By which its owner names it, and an administrator: it opens nothing. */
  handle: Generated<string>
  account_id: string
  post_id: string | null
  created_at: Date
  last_seen_at: Date
  /** The absolute limit; nothing moves it later. */
  expires_at: Date
  idle_minutes: Generated<number>
  /** Only the password was right so far: good for the second step and for nothing else. */
  half: Generated<boolean>
  /** The tenant's rules demand a second factor that the account has not; good for setting one up. */
  must_enrol: Generated<boolean>
  ip: Generated<string>
  user_agent: Generated<string>
  /** Of a session that began at an identity provider: what signs out there again. */
  id_token_sealed: string | null
}

export interface AuthTables extends IdentityTables, InvitationTables, RecordTables, RulesTables, SecondFactorTables {
  'auth.account': AccountTable
  'auth.session': SessionTable
}

export const authModule: Module<AuthTables> = defineModule<AuthTables>('linli_auth')
