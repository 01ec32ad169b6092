import type { StartedSession } from '@linli/auth'
import {
  acceptInvitationInput,
  beginProviderInput,
  changePasswordInput,
  choosePostInput,
  codeInput,
  finishProviderInput,
  type InvitationView,
  invitationInput,
  signInInput,
  unlockByCodeInput,
} from '@linli/contract'
import { coreModule, findPerson, listPosts } from '@linli/core'
import { RefusalError, SYSTEM_ACTOR, today, valueOrThrow } from '@linli/kernel'
import type { CoreCall } from '../core-call.ts'
import { procedure, router } from '../core-procedure.ts'
import { readMe } from '../read-me.ts'
import { dropCookie, enterBrowser, sendCookie, sendProviderCookie } from '../session-cookie.ts'

export const sessionRouter = router({
  /** What the sign-in page may know. */
  info: procedure('public').query(async ({ ctx }) => {
    const half = await ctx.request.halfSession()
    const listed = await ctx.services.auth.provider.list()
    const providers = listed.map(({ tenantId, label }) => ({ provider: tenantId, label }))
    return { demo: ctx.services.demo, secondStep: half !== undefined, providers }
  }),

  me: procedure('signed-in').query(({ ctx }) => readMe(ctx)),

  signIn: procedure('public')
    .input(signInInput)
    .mutation(async ({ ctx, input }) => {
      const { ip, userAgent } = ctx.request
      const started = valueOrThrow(await ctx.services.auth.signIn({ ...input, ip, userAgent }))
      await enterBrowser(ctx, started)
      return nextOf(started)
    }),

  /** Of half a session the second half; asked of nobody else. */
  secondStep: procedure('public')
    .input(codeInput)
    .mutation(async ({ ctx, input }) => {
      const { ip, userAgent } = ctx.request
      const half = await ctx.request.halfSession()
      if (!half) throw new RefusalError({ kind: 'unauthenticated', code: 'auth.second-step-over', params: {} })
      const started = valueOrThrow(await ctx.services.auth.secondStep(half, { ...input, ip, userAgent }))
      await enterBrowser(ctx, started)
      return nextOf(started)
    }),

  /** Asked as a change is, though it changes nothing: a query's input would stand in the address, and its token in every log. */
  invitation: procedure('public')
    .input(invitationInput)
    .mutation(async ({ ctx, input }): Promise<InvitationView> => {
      const { account, name, rules } = await findInvited(ctx, input.token)
      const { minLength, characterKinds, passphraseLength, history, refuseCommon } = rules
      return { account, name, rules: { minLength, characterKinds, passphraseLength, history, refuseCommon } }
    }),

  /** Sets the password that the invited person chose, and signs them in. */
  acceptInvitation: procedure('public')
    .input(acceptInvitationInput)
    .mutation(async ({ ctx, input }) => {
      const { ip, userAgent } = ctx.request
      const { name } = await findInvited(ctx, input.token)
      const started = valueOrThrow(await ctx.services.auth.invitation.accept({ ...input, name, ip, userAgent }))
      await enterBrowser(ctx, started)
      return nextOf(started)
    }),

  /** Where to go to sign in at a tenant's identity provider. */
  beginProvider: procedure('public')
    .input(beginProviderInput)
    .mutation(async ({ ctx, input }) => {
      const { origin, ip } = ctx.request
      const from = { tenantId: input.provider, origin, ip }
      const { url, cookie } = valueOrThrow(await ctx.services.auth.provider.begin(from))
      sendProviderCookie(ctx, cookie)
      return { url }
    }),

  /** Back from there: signed in, or with one's own account linked. */
  finishProvider: procedure('public')
    .input(finishProviderInput)
    .mutation(async ({ ctx, input }) => {
      const { ip, userAgent, origin, providerCookie: cookie } = ctx.request
      const back = { ...input, cookie, origin, ip, userAgent, session: await ctx.request.session() }
      const outcome = valueOrThrow(await ctx.services.auth.provider.finish(back))
      if ('linked' in outcome) return outcome
      await enterBrowser(ctx, outcome.started)
      return nextOf(outcome.started)
    }),

  /** Takes a lock off with a recovery code; the password is still asked for. */
  unlockByCode: procedure('public')
    .input(unlockByCodeInput)
    .mutation(async ({ ctx, input }) => {
      const { ip, userAgent } = ctx.request
      valueOrThrow(await ctx.services.auth.unlockByCode({ ...input, ip, userAgent }))
    }),

  /** Whoever came from an identity provider is told where to sign out there as well. */
  signOut: procedure('signed-in').mutation(async ({ ctx }) => {
    const { auth } = ctx.services
    const session = await ctx.session()
    const logoutUrl = await auth.provider.logoutUrl(session, ctx.request.origin)
    await auth.signOut(session)
    dropCookie(ctx)
    return logoutUrl === undefined ? {} : { logoutUrl }
  }),

  signOutEverywhere: procedure('signed-in').mutation(async ({ ctx }) => {
    await ctx.services.auth.signOutEverywhere(await ctx.session())
    dropCookie(ctx)
  }),

  choosePost: procedure('signed-in')
    .input(choosePostInput)
    .mutation(async ({ ctx, input }) => {
      const session = await ctx.session()
      await requireOwnPost(ctx, input.postId)
      valueOrThrow(await ctx.services.auth.choosePost(session, input.postId))
    }),

  /** Every session of the account ends; this browser gets a new one. */
  changePassword: procedure('signed-in')
    .input(changePasswordInput)
    .mutation(async ({ ctx, input }) => {
      const session = await ctx.session()
      const { ip, userAgent } = ctx.request
      const name = await ownName(ctx)
      const changed = await ctx.services.auth.changePassword(session, { ...input, name, ip, userAgent })
      sendCookie(ctx, valueOrThrow(changed))
    }),
})

/** What stands between a sign-in and work. */
function nextOf({ session, half, enrolBy }: StartedSession) {
  return {
    mustChangePassword: session.mustChangePassword,
    ...(half && { secondStep: half }),
    ...(enrolBy && { secondFactorBy: enrolBy.toISOString() }),
  }
}

async function findInvited(ctx: CoreCall, token: string) {
  const invited = valueOrThrow(await ctx.services.auth.invitation.look(token))
  const { tenantId, personId } = invited
  const context = { tenantId, cityId: tenantId, actorId: SYSTEM_ACTOR }
  const person = await ctx.services.database.read(coreModule, context, (scope) => findPerson(scope, personId))
  return { ...invited, name: person?.name ?? '' }
}

async function ownName(ctx: CoreCall): Promise<string | undefined> {
  const { personId } = await ctx.principal()
  const person = await ctx.services.database.read(coreModule, await ctx.context(), (scope) =>
    findPerson(scope, personId),
  )
  return person?.name
}

/** Another's post, another tenant's and none at all answer alike. */
async function requireOwnPost(ctx: CoreCall, postId: string): Promise<void> {
  const { database, clock } = ctx.services
  const { personId } = await ctx.principal()
  const posts = await database.read(coreModule, await ctx.context(), (scope) =>
    listPosts(scope, { personId, on: today(clock) }),
  )
  if (posts.some(({ id }) => id === postId)) return
  throw new RefusalError({ kind: 'not-found', code: 'access.post-not-held', params: {} })
}
