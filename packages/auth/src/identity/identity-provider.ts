import type { Result } from '@linli/kernel'

/** How a provider is reached, its secret open. */
export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly accountClaim: string
}

/** What is remembered of a sign-in while the browser is at the provider. */
export interface BegunSignIn {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Who came back. */
export interface ProvenIdentity {
  /** The value of the claim that names the account. */
  readonly subject: string
  /** For signing out there again. */
  readonly idToken: string
}

/** What an issuer says of itself. */
export interface ProviderDescription {
  /** Where people sign in. */
  readonly signInAt: string
  /** Whether one can be signed out there as well. */
  readonly signsOut: boolean
}

/**
 * Somebody else who knows who people are. Each refuses `auth.provider-unreachable` when the provider does not answer, and
 * `auth.provider-refused` when what it says does not hold.
 */
export interface IdentityProvider {
  /**
   * Reads the description of an issuer alone. Refuses `auth.provider-issuer-invalid`, `auth.provider-unreachable`,
   * `auth.provider-no-description`, and `auth.provider-other-issuer` with `issuer` where it calls itself by another name.
   */
  describe(issuer: string): Promise<Result<ProviderDescription>>
  /** Where the browser is sent. */
  begin(settings: ProviderSettings, redirectUri: string): Promise<Result<BegunSignIn & { readonly url: string }>>
  /** @param callback the address with which the browser came back */
  finish(settings: ProviderSettings, begun: BegunSignIn, callback: URL): Promise<Result<ProvenIdentity>>
  /** Where to sign out there; nothing where the provider has no such place. */
  logoutUrl(
    settings: ProviderSettings,
    after: { readonly idToken: string; readonly returnTo: string },
  ): Promise<Result<string | undefined>>
}
