import { calendarYearInput, noticeInput } from '@linli/contract'
import { importNotice, previewCalendar, readCalendarYear } from '@linli/core'
import { valueOrThrow } from '@linli/kernel'
import { requireActor } from '../core-call.ts'
import { procedure, router } from '../core-procedure.ts'

const importing = procedure('calendar:import')

export const calendarRouter = router({
  year: procedure('organisation:view')
    .input(calendarYearInput)
    .query(({ ctx, input }) => ctx.read((scope) => readCalendarYear(scope, input.year))),

  // changes nothing, but a notice is too long for an address
  preview: importing
    .input(noticeInput)
    .mutation(async ({ ctx, input }) =>
      valueOrThrow(await previewCalendar(ctx.services.database, await ctx.context(), input)),
    ),

  import: importing.input(noticeInput).mutation(async ({ ctx, input }) => {
    const officer = { context: await ctx.context(), actor: requireActor(await ctx.principal()) }
    return valueOrThrow(await importNotice(ctx.services, officer, input))
  }),
})
