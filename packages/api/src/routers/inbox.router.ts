import { inboxListInput } from '@linli/contract'
import { listInbox, readInboxFigures } from '@linli/core'
import { today, valueOrThrow } from '@linli/kernel'
import type { CoreCall } from '../core-call.ts'
import { procedure, router } from '../core-procedure.ts'

export const inboxRouter = router({
  list: procedure('inbox:view')
    .input(inboxListInput)
    .query(async ({ ctx, input }) => {
      const now = await workingNow(ctx)
      return valueOrThrow(await ctx.read((scope, actor) => listInbox(scope, { ...input, ...now, actor })))
    }),
  figures: procedure('inbox:view').query(async ({ ctx }) => {
    const now = await workingNow(ctx)
    return ctx.read((scope, actor) => readInboxFigures(scope, { ...now, actor }))
  }),
})

/** The day that deadlines are told from, with the calendar as published. */
async function workingNow({ services: { calendar, clock } }: CoreCall) {
  return { calendar: await calendar.current(), today: today(clock) }
}
