import { dutyInput, endDutyInput, giveDutyInput } from '@linli/contract'
import { endDuty, getDuty, giveDuty, listDuties } from '@linli/core'
import { today, valueOrThrow } from '@linli/kernel'
import { procedure, router } from '../core-procedure.ts'

const view = procedure('organisation:view')
const give = procedure('duties:give')

/** Which unit holds which duty, for whatever processes address to duties. */
export const dutiesRouter = router({
  list: view.query(({ ctx }) => {
    const { clock, duties: catalogue } = ctx.services
    return ctx.read((scope) => listDuties(scope, { on: today(clock), catalogue }))
  }),
  get: view.input(dutyInput).query(async ({ ctx, input }) => {
    const { clock, duties: catalogue } = ctx.services
    const query = { ...input, catalogue, on: today(clock) }
    return valueOrThrow(
      await ctx.read((scope, { permissions }) => getDuty(scope, { ...query, mayGive: permissions.has('duties:give') })),
    )
  }),
  give: give.input(giveDutyInput).mutation(({ ctx, input }) => {
    const { clock, duties: catalogue } = ctx.services
    return ctx.write((scope, actor) => giveDuty(scope, actor, { ...input, catalogue, at: clock.now() }))
  }),
  end: give.input(endDutyInput).mutation(({ ctx, input }) => {
    const { clock, duties: catalogue } = ctx.services
    return ctx.write((scope, actor) => endDuty(scope, actor, { ...input, catalogue, at: clock.now() }))
  }),
})
