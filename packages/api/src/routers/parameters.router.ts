import {
  correctParameterInput,
  endParameterInput,
  type ParameterDetail,
  type ParameterList,
  parameterGetInput,
  parameterListInput,
  setParameterInput,
  withdrawParameterInput,
} from '@linli/contract'
import {
  correctParameter,
  endParameter,
  getParameterDetail,
  listParameters,
  setParameter,
  withdrawParameter,
} from '@linli/core'
import { today, valueOrThrow } from '@linli/kernel'
import type { CoreCall } from '../core-call.ts'
import { procedure, router } from '../core-procedure.ts'

const view = procedure('organisation:view')
const set = procedure('parameters:set')
const maySet = ({ permissions }: { readonly permissions: ReadonlySet<string> }) => permissions.has('parameters:set')

export const parametersRouter = router({
  list: view.input(parameterListInput).query(({ ctx, input }): Promise<ParameterList> => {
    const { catalogue } = ctx.services
    const on = input.on ?? today(ctx.services.clock)
    return ctx.read(async (scope, actor) => ({
      on,
      rows: await listParameters(scope, { catalogue, on }),
      maySet: maySet(actor),
    }))
  }),

  get: view.input(parameterGetInput).query(({ ctx, input }): Promise<ParameterDetail> => {
    const { catalogue, clock } = ctx.services
    const question = { ...input, catalogue, today: today(clock), on: input.on ?? today(clock) }
    return ctx.read(async (scope, actor) => ({
      ...valueOrThrow(await getParameterDetail(scope, question)),
      maySet: maySet(actor),
    }))
  }),

  set: set
    .input(setParameterInput)
    .mutation(({ ctx, input }) => ctx.write((scope, actor) => setParameter({ scope, actor, ...change(ctx) }, input))),

  correct: set
    .input(correctParameterInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => correctParameter({ scope, actor, ...change(ctx) }, input)),
    ),

  end: set
    .input(endParameterInput)
    .mutation(({ ctx, input }) => ctx.write((scope, actor) => endParameter({ scope, actor, ...change(ctx) }, input))),

  withdraw: set
    .input(withdrawParameterInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => withdrawParameter({ scope, actor, ...change(ctx) }, input)),
    ),
})

function change({ services: { catalogue, clock } }: CoreCall) {
  return { catalogue, at: clock.now() }
}
