import { ok, type Result } from '@linli/kernel'
import * as oidc from 'openid-client'
import { refuseAuth } from '../auth-refusals.ts'
import type { BegunSignIn, IdentityProvider, ProviderDescription, ProviderSettings } from './identity-provider.ts'
import { isPublicHost, requirePublic } from './public-address.ts'

const TIMEOUT_S = 10
const CLOCK_SKEW_S = 30

/** Which issuers may be asked. */
export interface IssuerPolicy {
  /** Also this machine and its network, and over plain HTTP: for tests, whose provider is here. */
  readonly internalIssuers: boolean
}

/** Whether an issuer may be asked: over TLS, and not on this machine or in its network. */
export function isIssuer(text: string, { internalIssuers }: IssuerPolicy): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash } = new URL(text)
  if (search !== '' || hash !== '') return false
  if (internalIssuers) return protocol === 'https:' || protocol === 'http:'
  return protocol === 'https:' && isPublicHost(hostname)
}

/** OpenID Connect: authorization code with PKCE, state and nonce; the ID token's signature is verified whatever the way it came. */
export function createOidcProvider(policy: IssuerPolicy): IdentityProvider {
  return {
    describe: (issuer) => describe(policy, issuer),

    begin: (settings, redirectUri) => asking(() => begin(policy, settings, redirectUri)),

    finish: (settings, { state, nonce, verifier }, callback) =>
      asking(async () => {
        const config = await discover(policy, settings)
        const tokens = await oidc.authorizationCodeGrant(config, callback, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const subject = tokens.claims()?.[settings.accountClaim]
        if (typeof subject !== 'string' || subject === '' || tokens.id_token === undefined) return refused()
        return ok({ subject, idToken: tokens.id_token })
      }),

    logoutUrl: (settings, { idToken, returnTo }) =>
      asking(async () => {
        const config = await discover(policy, settings)
        if (config.serverMetadata().end_session_endpoint === undefined) return ok(undefined)
        const parameters = { id_token_hint: idToken, post_logout_redirect_uri: returnTo }
        return browserGoesTo(policy, oidc.buildEndSessionUrl(config, parameters))
      }),
  }
}

/** As whoever it may be: an issuer says to everybody what it is. */
async function describe(policy: IssuerPolicy, issuer: string): Promise<Result<ProviderDescription>> {
  if (!isIssuer(issuer, policy)) return refuseAuth('invalid', 'auth.provider-issuer-invalid')
  try {
    const config = await discover(policy, { issuer, clientId: '-', clientSecret: '-' })
    const { authorization_endpoint: signInAt, token_endpoint, end_session_endpoint } = config.serverMetadata()
    if (signInAt === undefined || token_endpoint === undefined) return noDescription()
    return ok({ signInAt, signsOut: end_session_endpoint !== undefined })
  } catch (error) {
    if (isUnreachable(error)) return unreachable()
    const other = otherIssuer(error)
    return other === undefined
      ? noDescription()
      : refuseAuth('conflict', 'auth.provider-other-issuer', { issuer: other.slice(0, 300) })
  }
}

/** The name by which a description calls its issuer, where that was the fault. */
function otherIssuer(error: unknown): string | undefined {
  const { code, cause } = error as { code?: unknown; cause?: { attribute?: unknown; body?: { issuer?: unknown } } } // whatever was thrown
  if (code !== 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED' || cause?.attribute !== 'issuer') return undefined
  return String(cause.body?.issuer ?? '')
}

async function begin(
  policy: IssuerPolicy,
  settings: ProviderSettings,
  redirectUri: string,
): Promise<Result<BegunSignIn & { url: string }>> {
  const config = await discover(policy, settings)
  const verifier = oidc.randomPKCECodeVerifier()
  const [state, nonce] = [oidc.randomState(), oidc.randomNonce()]
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid',
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const url = browserGoesTo(policy, address)
  return url.ok ? ok({ url: url.value, state, nonce, verifier }) : url
}

/** A description may name any address, also one that is a script. */
function browserGoesTo({ internalIssuers }: IssuerPolicy, { href, protocol }: URL): Result<string> {
  return protocol === 'https:' || (internalIssuers && protocol === 'http:') ? ok(href) : refused()
}

/** Asks the issuer for its own description, which must name exactly this issuer; whatever that leads to is asked as carefully. */
async function discover(
  policy: IssuerPolicy,
  { issuer, clientId, clientSecret }: Omit<ProviderSettings, 'accountClaim'>,
): Promise<oidc.Configuration> {
  if (!isIssuer(issuer, policy)) throw new Error('An issuer that may not be asked')
  const config = await oidc.discovery(
    new URL(issuer),
    clientId,
    { [oidc.clockTolerance]: CLOCK_SKEW_S },
    oidc.ClientSecretBasic(clientSecret),
    {
      timeout: TIMEOUT_S,
      ...(policy.internalIssuers ? { execute: [oidc.allowInsecureRequests] } : { [oidc.customFetch]: askPublic }),
    },
  )
  oidc.enableNonRepudiationChecks(config)
  return config
}

const askPublic: oidc.CustomFetch = async (url, options) => {
  await requirePublic(url)
  // the same options; a browser's types, where they are read, know of one kind of buffer only
  return fetch(url, options as RequestInit)
}

async function asking<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await ask()
  } catch (error) {
    return isUnreachable(error) ? unreachable() : refused()
  }
}

function refused(): Result<never> {
  return refuseAuth('unauthenticated', 'auth.provider-refused')
}

function unreachable(): Result<never> {
  return refuseAuth('conflict', 'auth.provider-unreachable')
}

function noDescription(): Result<never> {
  return refuseAuth('conflict', 'auth.provider-no-description')
}

/** No connection, no answer in time, or an answer of a server in trouble; everything else is something that does not hold. */
function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { cause, name, code } = error as Error & { readonly code?: string }
  if (code === 'OAUTH_TIMEOUT' || name === 'TimeoutError') return true
  if (cause instanceof Response) return cause.status >= 500
  return error instanceof TypeError && error.message === 'fetch failed'
}
