import type { createServer } from 'node:http'

/** What a test says of the provider it opens. */
export interface TestProviderOptions {
  /** Where it answers. */
  readonly issuer: string
  /** Of whom its client sends the browser back to. */
  readonly origin: string
  /** Who signs in where the request carries no hint. */
  readonly subject?: string
}

export const testClient = { clientId: 'linli', clientSecret: 'a-secret-of-the-client' } as const

type Answer = Parameters<typeof createServer>[1]

/**
 * A real OpenID provider that signs in whoever the hint names, without asking: its forms are not what is tried. Who is called
 * `sub~name` says `name` in the claim `nickname`, as whoever may choose it does.
 */
export async function openTestProvider({ issuer, origin, subject }: TestProviderOptions): Promise<NonNullable<Answer>> {
  // loaded by the tests alone that ask one
  const { default: Provider } = await import('oidc-provider')
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: testClient.clientId,
        client_secret: testClient.clientSecret,
        redirect_uris: [`${origin}/sign-in/callback`],
        post_logout_redirect_uris: [`${origin}/sign-in`],
        id_token_signed_response_alg: 'RS256',
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub', 'nickname'] },
    conformIdTokenClaims: false,
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, nickname: nicknameOf(id) }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/enter/${interaction.uid}` },
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId,
        accountId: ctx.oidc.session?.accountId,
      })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith('/enter/')) return next()
    const { params } = await provider.interactionDetails(ctx.req, ctx.res)
    const accountId = String(params.login_hint ?? subject)
    await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId } })
    ctx.respond = false
  })
  return provider.callback()
}

function nicknameOf(id: string): string {
  return id.split('~')[1] ?? id
}
