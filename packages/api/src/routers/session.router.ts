import { clearSessionCookie, type StartedSession, serializeSessionCookie } from '@linli/auth'
import { changePasswordInput, choosePostInput, signInInput } from '@linli/contract'
import { coreModule, listPosts } from '@linli/core'
import { RefusalError, today, valueOrThrow } from '@linli/kernel'
import type { CoreCall } from '../core-call.ts'
import { procedure, router } from '../core-procedure.ts'
import { readMe } from '../read-me.ts'

export const sessionRouter = router({
  /** What the sign-in page may know. */
  info: procedure('public').query(({ ctx }) => ({ demo: ctx.services.demo })),

  me: procedure('signed-in').query(({ ctx }) => readMe(ctx)),

  /** Always begins a new session, and ends the one the browser had: nobody continues in a session made by another. */
  signIn: procedure('public')
    .input(signInInput)
    .mutation(async ({ ctx, input }) => {
      const { auth } = ctx.services
      const { ip, userAgent } = ctx.request
      const started = valueOrThrow(await auth.signIn({ ...input, ip, userAgent }))
      const former = await ctx.request.session()
      if (former) await auth.signOut(former)
      sendCookie(ctx, started)
      return { mustChangePassword: started.session.mustChangePassword }
    }),

  signOut: procedure('signed-in').mutation(async ({ ctx }) => {
    await ctx.services.auth.signOut(await ctx.session())
    dropCookie(ctx)
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
      const changed = await ctx.services.auth.changePassword(session, input.currentPassword, input.newPassword)
      sendCookie(ctx, valueOrThrow(changed))
    }),
})

function sendCookie({ request, services }: CoreCall, { cookie }: StartedSession): void {
  request.setCookie(serializeSessionCookie(cookie, { secure: services.secureCookies }))
}

function dropCookie({ request, services }: CoreCall): void {
  request.setCookie(clearSessionCookie({ secure: services.secureCookies }))
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
