import {
  accountInput,
  addPersonInput,
  changePersonInput,
  endEmploymentInput,
  peopleListInput,
  personInput,
} from '@linli/contract'
import {
  activatePerson,
  addPerson,
  changePerson,
  deactivatePerson,
  endEmployment,
  getPerson,
  listPeople,
  resetPersonPassword,
} from '@linli/core'
import { valueOrThrow } from '@linli/kernel'
import type { CoreCall } from '../core-call.ts'
import { procedure, router } from '../core-procedure.ts'

const view = procedure('people:view')
const manage = procedure('people:manage')
const manageAccounts = procedure('accounts:manage')

export const peopleRouter = router({
  list: view.input(peopleListInput).query(async ({ ctx, input }) => {
    const now = ctx.services.clock.now()
    return valueOrThrow(await ctx.read((scope) => listPeople(scope, { ...input, now })))
  }),

  get: view.input(personInput).query(async ({ ctx, input }) => {
    const now = ctx.services.clock.now()
    return valueOrThrow(await ctx.read((scope) => getPerson(scope, { ...input, now })))
  }),

  add: manage
    .input(addPersonInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => addPerson(scope, actor, { ...input, at: ctx.services.clock.now() })),
    ),

  change: manage
    .input(changePersonInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => changePerson(scope, actor, { ...input, at: ctx.services.clock.now() })),
    ),

  endEmployment: manage.input(endEmploymentInput).mutation(async ({ ctx, input }) => {
    const { clock, permissions, cases } = ctx.services
    const leaving = { ...input, permissions, cases, at: clock.now() }
    const { accountIds } = await ctx.write((scope, actor) => endEmployment(scope, actor, leaving))
    for (const accountId of accountIds) await endSessions(ctx, accountId)
  }),

  deactivate: manageAccounts.input(accountInput).mutation(async ({ ctx, input }) => {
    const at = ctx.services.clock.now()
    await ctx.write((scope, actor) => deactivatePerson(scope, actor, { ...input, at }))
    await endSessions(ctx, input.accountId)
  }),

  activate: manageAccounts.input(accountInput).mutation(({ ctx, input }) => {
    const at = ctx.services.clock.now()
    return ctx.write((scope, actor) => activatePerson(scope, actor, { ...input, at }))
  }),

  resetPassword: manageAccounts.input(accountInput).mutation(async ({ ctx, input }) => {
    const at = ctx.services.clock.now()
    const reset = await ctx.write((scope, actor) => resetPersonPassword(scope, actor, { ...input, at }))
    await endSessions(ctx, input.accountId)
    return reset
  }),
})

/** The transaction has ended them in the database; this process forgets them now rather than within a second. */
async function endSessions(ctx: CoreCall, accountId: string): Promise<void> {
  await ctx.services.auth.revokeAccount({ tenantId: (await ctx.context()).tenantId, accountId })
}
