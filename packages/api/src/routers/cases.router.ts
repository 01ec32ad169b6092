import { delegateEachInput, delegateInput, delegatesInput, recallInput, recuseInput, urgeInput } from '@linli/contract'
import { rowFault, runRows } from '@linli/contract/trpc'
import { valueOrThrow } from '@linli/kernel'
import { procedure, router } from '../core-procedure.ts'

/** What is the same in every plugin's cases: asking for them, stepping back, handing to-dos on. */
export const casesRouter = router({
  urge: procedure('inbox:view')
    .input(urgeInput)
    .mutation(({ ctx, input }) => ctx.write((scope, actor) => ctx.services.cases.urge(scope, actor, input))),
  recuse: procedure('inbox:view')
    .input(recuseInput)
    .mutation(({ ctx, input: { caseId, reason, personId } }) =>
      ctx.write((scope, actor) =>
        ctx.services.cases.recuse(scope, actor, { caseId, reason, ...(personId !== undefined && { personId }) }),
      ),
    ),
  delegates: procedure('inbox:view')
    .input(delegatesInput)
    .query(async ({ ctx, input }) =>
      valueOrThrow(await ctx.read((scope, actor) => ctx.services.cases.delegates(scope, actor, input))),
    ),
  delegate: procedure('inbox:view')
    .input(delegateInput)
    .mutation(({ ctx, input: { postId, ...input } }) =>
      ctx.write((scope, actor) =>
        ctx.services.cases.delegate(scope, actor, { ...input, ...(postId !== undefined && { postId }) }),
      ),
    ),
  delegateEach: procedure('inbox:view')
    .input(delegateEachInput)
    .mutation(({ ctx, input: { postId, todoIds, ...input } }) =>
      runRows({
        rows: todoIds.map((id) => ({ id })),
        run: async ({ id: todoId }) => {
          const to = { ...input, todoId, ...(postId !== undefined && { postId }) }
          await ctx.write((scope, actor) => ctx.services.cases.delegate(scope, actor, to))
          return { todoId }
        },
        requestId: ctx.requestId,
        onFault: (error) => ctx.request.log.error({ fault: rowFault(error) }, 'fault in a row'),
      }),
    ),
  recall: procedure('inbox:view')
    .input(recallInput)
    .mutation(({ ctx, input }) => ctx.write((scope, actor) => ctx.services.cases.recall(scope, actor, input))),
})
