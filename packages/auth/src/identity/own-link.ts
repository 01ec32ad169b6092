import { newId, ok, type Result } from '@linli/kernel'
import { findLock } from '../accounts/account.queries.ts'
import { proveOwner } from '../accounts/prove-owner.ts'
import type { AuthParts } from '../auth-parts.ts'
import { refuseAuth } from '../auth-refusals.ts'
import type { Client } from '../client.ts'
import { insertSignIn } from '../history/record.queries.ts'
import type { SessionRecord } from '../sessions/session-record.ts'
import { deleteLink, findLinkOfAccount, findProvider, type LinkedIdentity, putLink } from './identity.queries.ts'
import type { ProviderMode } from './identity.tables.ts'
import { takesPassword } from './takes-password.ts'

/** One's own account and the provider; `label` and `mode` are the provider's. */
export interface OwnIdentity {
  readonly label: string
  readonly mode: ProviderMode
  readonly linkedSince: Date | undefined
  /** Who one is there. */
  readonly subject: string | undefined
}

/** Nothing where the tenant has no provider. */
export function readOwnIdentity(
  { open }: AuthParts,
  { tenantId, accountId }: SessionRecord,
): Promise<OwnIdentity | undefined> {
  return open(tenantId, async (scope) => {
    const provider = await findProvider(scope)
    if (provider === undefined) return undefined
    const link = await findLinkOfAccount(scope, accountId)
    const { label, mode } = provider
    return { label, mode, linkedSince: link?.linked_at, subject: link?.subject }
  })
}

interface OwnLink extends Client {
  /** As the provider has just proven it. */
  readonly identity: LinkedIdentity
}

/** What the owner went to the provider for. Refuses `auth.account-not-found`, `auth.identity-linked`. */
export function keepOwnLink(
  { clock, open }: AuthParts,
  { tenantId, accountId }: Pick<SessionRecord, 'tenantId' | 'accountId'>,
  { identity, ip, userAgent }: OwnLink,
): Promise<Result<{ linked: true }>> {
  const now = clock.now()
  return open(tenantId, async (scope) => {
    const account = await findLock(scope, { column: 'id', value: accountId })
    if (account === undefined) return refuseAuth('not-found', 'auth.account-not-found')
    if (!(await putLink(scope, { accountId, ...identity, now }))) return refuseAuth('conflict', 'auth.identity-linked')
    await insertSignIn(scope, accountId, { id: newId(now), at: now, ip, userAgent, outcome: 'identity-linked' })
    return ok({ linked: true })
  })
}

/**
 * Takes one's own link off, for whoever knows the account's password: it is the way in that is left. Refuses as `proveOwner`
 * does, `auth.identity-not-linked`, and `auth.provider-required` where the tenant takes no password of the account.
 */
export async function removeOwnLink(
  parts: AuthParts,
  { tenantId, accountId, personId }: SessionRecord,
  { password, ip, userAgent }: Client & { readonly password: string },
): Promise<Result<void>> {
  if (!(await takesPassword(parts, { tenantId, personId }))) return refuseAuth('conflict', 'auth.provider-required')
  const owner = await proveOwner(parts, { tenantId, accountId }, password)
  if (!owner.ok) return owner
  const now = parts.clock.now()
  return parts.open(tenantId, async (scope) => {
    if (!(await deleteLink(scope, accountId))) return refuseAuth('conflict', 'auth.identity-not-linked')
    await insertSignIn(scope, accountId, { id: newId(now), at: now, ip, userAgent, outcome: 'identity-unlinked' })
    return ok(undefined)
  })
}
