import type { TenantId } from '@linli/database'

/** Whether accounts may sign in at the provider, or must. */
export const providerModes = ['off', 'allowed', 'required'] as const
export type ProviderMode = (typeof providerModes)[number]

/** Where a tenant's people sign in for everything else (统一身份认证). */
export interface IdentityProviderTable {
  tenant_id: TenantId
  label: string
  issuer: string
  client_id: string
  client_secret_sealed: string
  /** The claim whose value names the account there: `sub`, or a staff number. */
  account_claim: string
  mode: ProviderMode
}

/** Which account is whose at the provider; made by a security administrator or its owner, never guessed. */
export interface IdentityLinkTable {
  tenant_id: TenantId
  account_id: string
  issuer: string
  /** The claim that said so; of another claim the same value means nobody. */
  claim: string
  subject: string
  linked_at: Date
}

/** A sign-in that has gone to the provider and not come back. */
export interface ProviderSignInTable {
  tenant_id: TenantId
  token_hash: string
  state: string
  nonce: string
  verifier_sealed: string
  /** Where the browser was sent, and the claim by which whoever comes back is known. */
  issuer: string
  claim: string
  /** Whose owner is linking it; nothing for a sign-in. */
  account_id: string | null
  expires_at: Date
}

export interface IdentityTables {
  'auth.identity_provider': IdentityProviderTable
  'auth.identity_link': IdentityLinkTable
  'auth.provider_sign_in': ProviderSignInTable
}
