import { ok, type Result } from '@linli/kernel'
import * as oidc from 'openid-client'
import { refuseAuth } from '../auth-refusals.ts'
import type { IdentityProvider, ProviderSettings } from './identity-provider.ts'

const TIMEOUT_S = 10
const CLOCK_SKEW_S = 30
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Whether an issuer may be asked: over TLS, or on this machine. */
export function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash } = new URL(text)
  if (search !== '' || hash !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname))
}

/** OpenID Connect: authorization code with PKCE, state and nonce; the ID token's signature is verified whatever the way it came. */
export const oidcProvider: IdentityProvider = {
  begin: (settings, redirectUri) =>
    asking(async () => {
      const config = await discover(settings)
      const verifier = oidc.randomPKCECodeVerifier()
      const [state, nonce] = [oidc.randomState(), oidc.randomNonce()]
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return ok({ url: url.href, state, nonce, verifier })
    }),

  finish: (settings, { state, nonce, verifier }, callback) =>
    asking(async () => {
      const config = await discover(settings)
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
      const config = await discover(settings)
      if (config.serverMetadata().end_session_endpoint === undefined) return ok(undefined)
      const parameters = { id_token_hint: idToken, post_logout_redirect_uri: returnTo }
      return ok(oidc.buildEndSessionUrl(config, parameters).href)
    }),
}

/** Asks the issuer for its own description, which must name exactly this issuer. */
async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<oidc.Configuration> {
  if (!isIssuer(issuer)) throw new Error('An issuer that may not be asked')
  const config = await oidc.discovery(
    new URL(issuer),
    clientId,
    { [oidc.clockTolerance]: CLOCK_SKEW_S },
    oidc.ClientSecretBasic(clientSecret),
    {
      timeout: TIMEOUT_S,
      execute: issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [],
    },
  )
  oidc.enableNonRepudiationChecks(config)
  return config
}

async function asking<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await ask()
  } catch (error) {
    return isUnreachable(error) ? refuseAuth('conflict', 'auth.provider-unreachable') : refused()
  }
}

function refused(): Result<never> {
  return refuseAuth('unauthenticated', 'auth.provider-refused')
}

/** No connection, no answer in time, or an answer of a server in trouble; everything else is something that does not hold. */
function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { cause, name, code } = error as Error & { readonly code?: string }
  if (code === 'OAUTH_TIMEOUT' || name === 'TimeoutError') return true
  if (cause instanceof Response) return cause.status >= 500
  return error instanceof TypeError && error.message === 'fetch failed'
}
