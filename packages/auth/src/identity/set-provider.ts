import type { KeyRing, WriteScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import { findLock } from '../accounts/account.queries.ts'
import type { AuthTables } from '../auth-module.ts'
import { refuseAuth } from '../auth-refusals.ts'
import {
  deleteLink,
  findProvider,
  type ProviderRow,
  publishProvider,
  putLink,
  putProvider,
} from './identity.queries.ts'
import type { ProviderMode } from './identity.tables.ts'
import { type IssuerPolicy, isIssuer } from './oidc-provider.ts'

export interface ProviderInput {
  readonly label: string
  readonly issuer: string
  readonly clientId: string
  /** Absent to keep the one that is there, for the same issuer and client alone. */
  readonly clientSecret?: string | undefined
  readonly accountClaim: string
  readonly mode: ProviderMode
}

/** Where a tenant's client secret lies, for the seal on it. */
export function clientSecretPlace({ tenantId }: { readonly tenantId: string }): string {
  return `auth.identity_provider ${tenantId}`
}

/**
 * Sets the tenant's provider. Links are of an issuer and a claim: with another of either they are as good as none.
 * Refuses `auth.provider-issuer-invalid`, `auth.provider-secret-missing`.
 */
export async function setProvider(
  scope: WriteScope<AuthTables>,
  { keys, ...policy }: IssuerPolicy & { readonly keys: KeyRing },
  input: ProviderInput,
): Promise<Result<void>> {
  if (!isIssuer(input.issuer, policy)) return refuseAuth('invalid', 'auth.provider-issuer-invalid')
  const before = await findProvider(scope)
  const sealed =
    input.clientSecret === undefined
      ? keptSecret(before, input)
      : keys.seal(input.clientSecret, clientSecretPlace(scope))
  if (sealed === undefined) return refuseAuth('invalid', 'auth.provider-secret-missing')
  await putProvider(scope, {
    label: input.label,
    issuer: input.issuer,
    client_id: input.clientId,
    client_secret_sealed: sealed,
    account_claim: input.accountClaim,
    mode: input.mode,
  })
  await publishProvider(scope, input.mode === 'off' ? null : input.label)
  return ok(undefined)
}

/** A secret goes to the issuer and the client it was made for, and to no other. */
function keptSecret(before: ProviderRow | undefined, { issuer, clientId }: ProviderInput): string | undefined {
  return before?.issuer === issuer && before.client_id === clientId ? before.client_secret_sealed : undefined
}

/** The tenant's provider without its secret; nothing where none is set. */
export async function readProvider(
  scope: Parameters<typeof findProvider>[0],
): Promise<Omit<ProviderInput, 'clientSecret'> | undefined> {
  const row = await findProvider(scope)
  return (
    row && {
      label: row.label,
      issuer: row.issuer,
      clientId: row.client_id,
      accountClaim: row.account_claim,
      mode: row.mode,
    }
  )
}

/**
 * Says who at the provider an account is; without a subject, nobody. Refuses `auth.account-not-found`,
 * `auth.provider-not-set`, `auth.identity-linked` when that person is linked with another account.
 */
export async function linkIdentity(
  scope: WriteScope<AuthTables>,
  { accountId, subject, now }: { accountId: string; subject?: string | undefined; now: Date },
): Promise<Result<void>> {
  const account = await findLock(scope, { column: 'id', value: accountId })
  if (account === undefined) return refuseAuth('not-found', 'auth.account-not-found')
  if (subject === undefined) {
    await deleteLink(scope, accountId)
    return ok(undefined)
  }
  const provider = await findProvider(scope)
  if (provider === undefined) return refuseAuth('conflict', 'auth.provider-not-set')
  const { issuer, account_claim: claim } = provider
  const linked = await putLink(scope, { accountId, issuer, claim, subject, now })
  return linked ? ok(undefined) : refuseAuth('conflict', 'auth.identity-linked')
}
