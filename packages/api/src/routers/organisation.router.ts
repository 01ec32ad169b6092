import { unitListInput } from '@linli/contract'
import { listUnits } from '@linli/core'
import { today } from '@linli/kernel'
import { procedure, router } from '../core-procedure.ts'

export const organisationRouter = router({
  list: procedure('organisation:view')
    .input(unitListInput)
    .query(({ ctx, input }) => ctx.read((scope) => listUnits(scope, { ...input, on: today(ctx.services.clock) }))),
})
