import {
  type AuthTables,
  authModule,
  endOtherSessions,
  endOwnSession,
  findAccountName,
  listSessions,
  listSignIns,
  type OwnIdentity,
  readSignInRules,
} from '@linli/auth'
import {
  type AccountState,
  codeInput,
  type OwnProviderLink,
  ownPasswordInput,
  ownSignInsInput,
  type PasswordRules,
  sessionInput,
} from '@linli/contract'
import type { WriteScope } from '@linli/database'
import { valueOrThrow } from '@linli/kernel'
import type { CoreCall } from '../core-call.ts'
import { procedure, router } from '../core-procedure.ts'
import { sendCookie, sendProviderCookie } from '../session-cookie.ts'
import { sessionRow, signInRows, signInsUntil } from '../sign-in-rows.ts'

const own = procedure('signed-in')

/** What everybody does with the own account, in whatever post, or in none. */
export const accountRouter = router({
  state: own.query(async ({ ctx }): Promise<AccountState> => {
    const session = await ctx.session()
    const { confirmedAt, recoveryCodesLeft, deadline } = await ctx.services.auth.secondFactor.state(session)
    const identity = await ctx.services.auth.provider.own(session)
    const account = await ctx.services.database.read(authModule, await ctx.context(), (scope) =>
      findAccountName(scope, session.accountId),
    )
    return {
      account: account ?? '',
      recoveryCodesLeft,
      ...(confirmedAt && { secondFactorSince: confirmedAt.toISOString() }),
      ...(deadline && { secondFactorBy: deadline.toISOString() }),
      ...(identity && { provider: ownProviderLink(identity) }),
    }
  }),

  /** Told before anybody types a new password. */
  passwordRules: own.query(async ({ ctx }): Promise<PasswordRules> => {
    const rules = await ctx.services.database.read(authModule, await ctx.context(), (scope) => readSignInRules(scope))
    const { minLength, characterKinds, passphraseLength, history, refuseCommon } = rules
    return { minLength, characterKinds, passphraseLength, history, refuseCommon }
  }),

  sessions: own.query(async ({ ctx }) => {
    const { accountId, id: currentId } = await ctx.session()
    const { database, clock } = ctx.services
    const sessions = await database.read(authModule, await ctx.context(), (scope) =>
      listSessions(scope, { accountId, currentId, now: clock.now() }),
    )
    return sessions.map(sessionRow)
  }),

  endSession: own.input(sessionInput).mutation(async ({ ctx, input }) => {
    const { accountId } = await ctx.session()
    await write(ctx, async (scope) => valueOrThrow(await endOwnSession(scope, { accountId, handle: input.sessionId })))
  }),

  endOtherSessions: own.mutation(async ({ ctx }) => {
    const { accountId, id: currentId } = await ctx.session()
    await write(ctx, (scope) => endOtherSessions(scope, { accountId, currentId }))
  }),

  signIns: own.input(ownSignInsInput).query(async ({ ctx, input }) => {
    const { accountId } = await ctx.session()
    const list = signInsUntil(accountId, input.until)
    const { database } = ctx.services
    return signInRows(await database.read(authModule, await ctx.context(), (scope) => listSignIns(scope, list)))
  }),

  beginSecondFactor: own
    .input(ownPasswordInput)
    .mutation(async ({ ctx, input }) =>
      valueOrThrow(await ctx.services.auth.secondFactor.begin(await ctx.session(), input.password)),
    ),

  /** Every other session of the account ends; this browser gets a new one, and its owner the recovery codes, this once. */
  confirmSecondFactor: own.input(codeInput).mutation(async ({ ctx, input }) => {
    const { ip, userAgent } = ctx.request
    const confirmed = await ctx.services.auth.secondFactor.confirm(await ctx.session(), { ...input, ip, userAgent })
    const { started, recoveryCodes } = valueOrThrow(confirmed)
    sendCookie(ctx, started)
    return { recoveryCodes }
  }),

  renewRecoveryCodes: own
    .input(codeInput)
    .mutation(async ({ ctx, input }) =>
      valueOrThrow(await ctx.services.auth.secondFactor.renewCodes(await ctx.session(), input.code)),
    ),

  removeSecondFactor: own.input(codeInput).mutation(async ({ ctx, input }) => {
    const { ip, userAgent } = ctx.request
    const removed = await ctx.services.auth.secondFactor.remove(await ctx.session(), { ...input, ip, userAgent })
    sendCookie(ctx, valueOrThrow(removed).started)
  }),

  /** Where to go to show who one is at the tenant's identity provider; `session.finishProvider` makes the link. */
  beginLink: own.input(ownPasswordInput).mutation(async ({ ctx, input }) => {
    const { origin, ip } = ctx.request
    const begun = await ctx.services.auth.provider.beginLink(await ctx.session(), { ...input, origin, ip })
    const { url, cookie } = valueOrThrow(begun)
    sendProviderCookie(ctx, cookie)
    return { url }
  }),

  removeLink: own.input(ownPasswordInput).mutation(async ({ ctx, input }) => {
    const { ip, userAgent } = ctx.request
    valueOrThrow(await ctx.services.auth.provider.unlink(await ctx.session(), { ...input, ip, userAgent }))
  }),
})

function ownProviderLink({ label, mode, linkedSince, subject }: OwnIdentity): OwnProviderLink {
  return {
    label,
    mode,
    ...(linkedSince && { linkedSince: linkedSince.toISOString() }),
    ...(subject !== undefined && { subject }),
  }
}

/** Ended in the database, and forgotten by this process now rather than within a second. */
async function write(ctx: CoreCall, work: (scope: WriteScope<AuthTables>) => Promise<void>): Promise<void> {
  const context = await ctx.context()
  await ctx.services.database.write(authModule, context, work)
  ctx.services.auth.forgetSessions(context.tenantId)
}
