import { auditListInput } from '@linli/contract'
import { listAudit, verifyAudit } from '@linli/core'
import { valueOrThrow } from '@linli/kernel'
import { procedure, router } from '../core-procedure.ts'

export const auditRouter = router({
  list: procedure('audit:view')
    .input(auditListInput)
    .query(async ({ ctx, input }) => valueOrThrow(await ctx.read((scope) => listAudit(scope, input)))),
  verify: procedure('audit:view').query(({ ctx }) => ctx.read((scope) => verifyAudit(scope))),
})
