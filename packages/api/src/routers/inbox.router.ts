import { inboxListInput, readCopiesInput } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { type CoreReading, listInbox, readCopies, readInboxFigures } from '@linli/core'
import { today, valueOrThrow } from '@linli/kernel'
import type { CoreCall } from '../core-call.ts'
import { procedure, router } from '../core-procedure.ts'

export const inboxRouter = router({
  list: procedure('inbox:view')
    .input(inboxListInput)
    .query(async ({ ctx, input }) => {
      const list = async (scope: CoreReading, actor: Actor) =>
        listInbox(scope, { ...input, ...(await workingNow(ctx, scope)), actor })
      return valueOrThrow(await ctx.read(list))
    }),
  figures: procedure('inbox:view').query(({ ctx }) =>
    ctx.read(async (scope, actor) => readInboxFigures(scope, { ...(await workingNow(ctx, scope)), actor })),
  ),
  read: procedure('inbox:view')
    .input(readCopiesInput)
    .mutation(({ ctx, input: { ids } }) =>
      ctx.write((scope, actor) => readCopies(scope, { ids, actor, clock: ctx.services.clock })),
    ),
})

/** The day that deadlines are told from, with the calendar as published. */
async function workingNow({ services: { calendar, clock } }: CoreCall, scope: CoreReading) {
  return { calendar: await calendar.current(scope), today: today(clock) }
}
