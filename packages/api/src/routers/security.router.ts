import { authModule, listRuleChanges, listSessions, listSignIns } from '@linli/auth'
import {
  accountIdInput,
  accountSecurityListInput,
  accountSignInsInput,
  changeRulesInput,
  checkProviderInput,
  districtAccountInput,
  invitationListInput,
  linkIdentityInput,
  type ProviderView,
  providerInput,
  type RuleChangeRow,
  reasonedAccountInput,
  reasonedSessionInput,
} from '@linli/contract'
import {
  type CityAdministrator,
  changeRules,
  endPersonSession,
  invitePerson,
  linkPersonIdentity,
  listAccountStates,
  listDistrictLocks,
  listPersonInvitations,
  readProviderView,
  readRules,
  resetPersonSecondFactor,
  revokePersonInvitation,
  setTenantProvider,
  unlockInDistrict,
  unlockPersonAccount,
} from '@linli/core'
import { valueOrThrow } from '@linli/kernel'
import { type CoreCall, requireActor } from '../core-call.ts'
import { procedure, router } from '../core-procedure.ts'
import { sessionRow, signInRows, signInsUntil } from '../sign-in-rows.ts'

const manage = procedure('security:manage')

/** What a security administrator sees of accounts and does to them. */
export const securityRouter = router({
  accounts: manage
    .input(accountSecurityListInput)
    .query(({ ctx, input }) => ctx.read((scope) => listAccountStates(scope, { ...input, now: nowOf(ctx) }))),

  sessions: manage.input(accountIdInput).query(async ({ ctx, input }) => {
    const list = { ...input, now: nowOf(ctx) }
    return (await ctx.read((scope) => listSessions(scope.as(authModule), list))).map(sessionRow)
  }),

  signIns: manage.input(accountSignInsInput).query(async ({ ctx, input }) => {
    const list = signInsUntil(input.accountId, input.until)
    return signInRows(await ctx.read((scope) => listSignIns(scope.as(authModule), list)))
  }),

  unlock: manage
    .input(reasonedAccountInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => unlockPersonAccount(scope, actor, { ...input, at: nowOf(ctx) })),
    ),

  resetSecondFactor: manage.input(reasonedAccountInput).mutation(async ({ ctx, input }) => {
    await ctx.write((scope, actor) => resetPersonSecondFactor(scope, actor, { ...input, at: nowOf(ctx) }))
    await forgetSessions(ctx)
  }),

  endSession: manage.input(reasonedSessionInput).mutation(async ({ ctx, input }) => {
    await ctx.write((scope, actor) => endPersonSession(scope, actor, { ...input, at: nowOf(ctx) }))
    await forgetSessions(ctx)
  }),

  rules: manage.query(({ ctx }) => ctx.read((scope) => readRules(scope, { now: nowOf(ctx) }))),

  ruleChanges: manage.query(async ({ ctx }): Promise<RuleChangeRow[]> => {
    const changes = await ctx.read((scope) => listRuleChanges(scope.as(authModule)))
    return changes.map(({ changedAt, rules: { revision, secondFactorSince: _, ...rules }, ...change }) => ({
      ...change,
      revision,
      rules,
      changedAt: changedAt.toISOString(),
    }))
  }),

  changeRules: manage.input(changeRulesInput).mutation(async ({ ctx, input }) => {
    await ctx.write((scope, actor) => changeRules(scope, actor, { ...input, at: nowOf(ctx) }))
    await forgetSessions(ctx)
  }),

  invite: manage.input(reasonedAccountInput).mutation(async ({ ctx, input }) => {
    const act = { ...input, at: nowOf(ctx) }
    const { token, expiresAt } = await ctx.write((scope, actor) => invitePerson(scope, actor, act))
    return { token, expiresAt: expiresAt.toISOString() }
  }),

  revokeInvitation: manage
    .input(reasonedAccountInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => revokePersonInvitation(scope, actor, { ...input, at: nowOf(ctx) })),
    ),

  invitations: manage
    .input(invitationListInput)
    .query(async ({ ctx, input }) =>
      valueOrThrow(await ctx.read((scope) => listPersonInvitations(scope, { ...input, now: nowOf(ctx) }))),
    ),

  provider: manage.query(
    async ({ ctx }): Promise<ProviderView> => ({
      ...(await ctx.read(readProviderView)),
      callback: `${ctx.request.origin}/sign-in/callback`,
    }),
  ),

  /** Asks an issuer what it is before it is saved. */
  checkProvider: manage
    .input(checkProviderInput)
    .mutation(async ({ ctx, input }) => valueOrThrow(await ctx.services.auth.provider.describe(input.issuer))),

  setProvider: manage.input(providerInput).mutation(({ ctx, input }) => {
    const act = { ...input, auth: ctx.services.auth, at: nowOf(ctx) }
    return ctx.write((scope, actor) => setTenantProvider(scope, actor, act))
  }),

  linkIdentity: manage
    .input(linkIdentityInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => linkPersonIdentity(scope, actor, { ...input, at: nowOf(ctx) })),
    ),

  /** In a city alone: its districts' security administrators who are locked out. */
  districtLocks: manage.query(async ({ ctx }) => {
    const { database } = ctx.services
    return valueOrThrow(await listDistrictLocks(database, await administrator(ctx), { now: nowOf(ctx) }))
  }),

  unlockInDistrict: manage.input(districtAccountInput).mutation(async ({ ctx, input }) => {
    const act = { ...input, at: nowOf(ctx) }
    valueOrThrow(await unlockInDistrict(ctx.services.database, await administrator(ctx), act))
  }),
})

function nowOf(ctx: CoreCall): Date {
  return ctx.services.clock.now()
}

async function forgetSessions(ctx: CoreCall): Promise<void> {
  ctx.services.auth.forgetSessions((await ctx.context()).tenantId)
}

async function administrator(ctx: CoreCall): Promise<CityAdministrator> {
  return { context: await ctx.context(), actor: requireActor(await ctx.principal()) }
}
