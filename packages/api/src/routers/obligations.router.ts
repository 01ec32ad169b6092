import { obligationInput, setAsideInput } from '@linli/contract'
import { getObligation, setAsideObligation } from '@linli/core'
import { valueOrThrow } from '@linli/kernel'
import { procedure, router } from '../core-procedure.ts'

/** What rules ask for by themselves. */
export const obligationsRouter = router({
  get: procedure('inbox:view')
    .input(obligationInput)
    .query(async ({ ctx, input }) =>
      valueOrThrow(
        await ctx.read((scope, actor) => getObligation(scope, actor, { ...input, cases: ctx.services.cases })),
      ),
    ),
  setAside: procedure('inbox:view')
    .input(setAsideInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => setAsideObligation(scope, actor, { ...input, cases: ctx.services.cases })),
    ),
})
