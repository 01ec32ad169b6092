import { isId, newId, ok, type Result } from '@linli/kernel'
import { authModule } from '../auth-module.ts'
import type { AuthParts } from '../auth-parts.ts'
import { refuseAuth } from '../auth-refusals.ts'
import type { Client } from '../client.ts'
import { insertSignIn } from '../history/record.queries.ts'
import { readSignInRules } from '../rules/read-sign-in-rules.ts'
import { findSecondFactor } from '../second-factor/second-factor.queries.ts'
import { halfSessionLimits } from '../sessions/session.policy.ts'
import type { SessionRecord, StartedSession } from '../sessions/session-record.ts'
import { newSessionToken, sessionNamedBy, splitTenantScopedId } from '../sessions/session-token.ts'
import { deadlineOf } from '../sign-in/enter-tenant.ts'
import {
  findIdToken,
  findLinkedAccount,
  findProvider,
  insertBegun,
  type LinkedIdentity,
  type ProviderRow,
  recordProviderSignIn,
  selectPublished,
  takeBegun,
} from './identity.queries.ts'
import type { ProvenIdentity, ProviderSettings } from './identity-provider.ts'
import { keepOwnLink } from './own-link.ts'
import { clientSecretPlace } from './set-provider.ts'

const TEN_MINUTES_MS = 600_000
/** Where the provider sends the browser back to; registered there with the origin before it. */
const CALLBACK_PATH = '/sign-in/callback'

/** Which tenants sign in at a provider, for the sign-in page. */
export function listPublished({ database }: AuthParts): Promise<{ tenantId: string; label: string }[]> {
  return database.platform(authModule, selectPublished)
}

export interface ProviderBegin extends Pick<Client, 'ip'> {
  readonly tenantId: string
  /** Whose owner links it instead of signing in. */
  readonly accountId?: string | undefined
  readonly origin: string
}

/**
 * Sends the browser to the tenant's provider; what must be remembered meanwhile is behind the cookie's value.
 * Refuses `auth.too-many-attempts`, `auth.provider-not-set`, `auth.provider-unreachable`, `auth.provider-refused`.
 */
export async function beginAtProvider(
  parts: AuthParts,
  { tenantId, accountId, origin, ip }: ProviderBegin,
): Promise<Result<{ url: string; cookie: string }>> {
  const counted = await parts.limits.leave({ ip })
  if (!counted.ok) return counted
  const settings = await openSettings(parts, tenantId)
  if (!settings.ok) return settings
  const begun = await parts.provider.begin(settings.value, `${origin}${CALLBACK_PATH}`)
  if (!begun.ok) return begun
  const { url, state, nonce, verifier } = begun.value
  const { cookie, id } = newSessionToken(tenantId)
  const tokenHash = splitTenantScopedId(id).key
  const now = parts.clock.now()
  await parts.open(tenantId, (scope) =>
    insertBegun(scope, {
      tokenHash,
      state,
      nonce,
      verifierSealed: parts.keys.seal(verifier, verifierPlace(tenantId, tokenHash)),
      issuer: settings.value.issuer,
      claim: settings.value.accountClaim,
      accountId,
      expiresAt: new Date(now.getTime() + TEN_MINUTES_MS),
      now,
    }),
  )
  return ok({ url, cookie })
}

export interface ProviderReturn extends Client {
  readonly cookie: string | undefined
  /** The query with which the browser came back. */
  readonly search: string
  readonly origin: string
  /** In which the browser is signed in, for whoever links an account. */
  readonly session?: SessionRecord | undefined
}

/** Signed in, or one's own account linked. */
export type ProviderOutcome = { readonly started: StartedSession } | { readonly linked: true }

/**
 * The browser is back: a session for the account that is linked with whoever the provider says it is, and for nobody else;
 * or the link that the owner of the account went for. Refuses `auth.provider-over` for what is not under way in this
 * browser and for what began under another issuer or claim, `auth.provider-unknown-account` for whoever is not linked, `auth.identity-linked`, and as the provider does. Where
 * the account has a second factor, the session is half a one.
 */
export async function finishAtProvider(parts: AuthParts, input: ProviderReturn): Promise<Result<ProviderOutcome>> {
  const name = input.cookie === undefined ? undefined : sessionNamedBy(input.cookie)
  if (name === undefined) return over()
  const { tenantId } = name
  const tokenHash = splitTenantScopedId(name.id).key
  const begun = await parts.open(tenantId, (scope) => takeBegun(scope, tokenHash, parts.clock.now()))
  const verifier = begun && parts.keys.open(begun.verifier_sealed, verifierPlace(tenantId, tokenHash))
  if (begun === undefined || verifier === undefined) return over()
  const { account_id: owner } = begun
  const isOwner = input.session?.tenantId === tenantId && input.session.accountId === owner
  if (owner !== null && !isOwner) return over()
  const settings = await openSettings(parts, tenantId)
  if (!settings.ok) return settings
  const { issuer, claim } = begun
  // another provider has been set meanwhile
  if (settings.value.issuer !== issuer || settings.value.accountClaim !== claim) return over()
  const callback = new URL(`${input.origin}${CALLBACK_PATH}`)
  callback.search = input.search
  const proven = await parts.provider.finish(settings.value, { ...begun, verifier }, callback)
  if (!proven.ok) return proven
  const { subject, idToken } = proven.value
  const identity = { issuer, claim, subject }
  const outcome =
    owner === null
      ? await enter(parts, tenantId, { ...identity, idToken }, input)
      : await keepOwnLink(parts, { tenantId, accountId: owner }, { ...input, identity })
  if (outcome.ok) await parts.limits.succeeded(input)
  return outcome
}

/** As a password's owner enters: a second factor that the account has is asked for, and one that the rules demand is set up. */
async function enter(
  parts: AuthParts,
  tenantId: string,
  identity: LinkedIdentity & ProvenIdentity,
  { ip, userAgent }: Client,
): Promise<Result<ProviderOutcome>> {
  const { clock, defaults, keys, sessions } = parts
  const found = await parts.open(tenantId, async (scope) => {
    const account = await findLinkedAccount(scope, identity)
    return account && { account, rules: await readSignInRules(scope, defaults) }
  })
  if (found === undefined) return unknownAccount()
  const deadline = await deadlineOf(parts, { tenantId, ...found })
  return parts.open(tenantId, async (scope) => {
    const now = clock.now()
    const account = await findLinkedAccount(scope, identity)
    if (account?.id !== found.account.id) return unknownAccount()
    const half = (await findSecondFactor(scope, account.id))?.confirmed_at != null
    const outcome = half ? 'second-factor-asked' : 'provider'
    await insertSignIn(scope, account.id, { id: newId(now), at: now, ip, userAgent, outcome })
    const owner = {
      accountId: account.id,
      personId: account.person_id,
      mustChangePassword: false,
      client: { ip, userAgent },
      idTokenSealed: keys.seal(identity.idToken, idTokenPlace(tenantId, account.id)),
    }
    if (half) return ok({ started: await sessions.start(scope, { ...owner, half, limits: halfSessionLimits }) })
    await recordProviderSignIn(scope, account.id, now)
    const mustEnrol = deadline !== undefined && deadline <= now
    const started = await sessions.start(scope, { ...owner, mustEnrol, limits: found.rules })
    return ok({ started: deadline === undefined || mustEnrol ? started : { ...started, enrolBy: deadline } })
  })
}

function over(): Result<never> {
  return refuseAuth('unauthenticated', 'auth.provider-over')
}

function unknownAccount(): Result<never> {
  return refuseAuth('forbidden', 'auth.provider-unknown-account')
}

/** Where to sign out at the provider as well; nothing for a session that began with a password, or while it does not answer. */
export async function logoutAtProvider(
  parts: AuthParts,
  session: SessionRecord,
  origin: string,
): Promise<string | undefined> {
  const { tenantId, accountId } = session
  const sealed = await parts.open(tenantId, (scope) => findIdToken(scope, session.id))
  const idToken = sealed && parts.keys.open(sealed, idTokenPlace(tenantId, accountId))
  if (!idToken) return undefined
  const settings = await openSettings(parts, tenantId)
  if (!settings.ok) return undefined
  const url = await parts.provider.logoutUrl(settings.value, { idToken, returnTo: `${origin}/sign-in` })
  return url.ok ? url.value : undefined
}

async function openSettings({ open, keys }: AuthParts, tenantId: string): Promise<Result<ProviderSettings>> {
  if (!isId(tenantId)) return refuseAuth('conflict', 'auth.provider-not-set')
  const row: ProviderRow | undefined = await open(tenantId, findProvider)
  const secret = row && keys.open(row.client_secret_sealed, clientSecretPlace({ tenantId }))
  if (row === undefined || secret === undefined || row.mode === 'off') {
    return refuseAuth('conflict', 'auth.provider-not-set')
  }
  const { issuer, client_id: clientId, account_claim: accountClaim } = row
  return ok({ issuer, clientId, clientSecret: secret, accountClaim })
}

function verifierPlace(tenantId: string, tokenHash: string): string {
  return `auth.provider_sign_in ${tenantId} ${tokenHash}`
}

function idTokenPlace(tenantId: string, accountId: string): string {
  return `auth.session.id_token ${tenantId} ${accountId}`
}
