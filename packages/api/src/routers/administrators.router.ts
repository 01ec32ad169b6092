import { declineProposalInput, proposalInput, proposeAdministratorInput, proposeEndInput } from '@linli/contract'
import { confirmProposal, declineProposal, listAdministrators, proposeAdministrator, proposeEnd } from '@linli/core'
import { today } from '@linli/kernel'
import { procedure, router } from '../core-procedure.ts'

const appoint = procedure('administrators:appoint')

/** Who administers is decided by two: one proposes, the other confirms. */
export const administratorsRouter = router({
  list: procedure('people:view').query(({ ctx }) =>
    ctx.read((scope, actor) => listAdministrators(scope, actor, { on: today(ctx.services.clock) })),
  ),
  propose: appoint
    .input(proposeAdministratorInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => proposeAdministrator(scope, actor, { ...input, at: ctx.services.clock.now() })),
    ),
  proposeEnd: appoint
    .input(proposeEndInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => proposeEnd(scope, actor, { ...input, at: ctx.services.clock.now() })),
    ),
  confirm: appoint
    .input(proposalInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => confirmProposal(scope, actor, { ...input, at: ctx.services.clock.now() })),
    ),
  decline: appoint
    .input(declineProposalInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => declineProposal(scope, actor, { ...input, at: ctx.services.clock.now() })),
    ),
})
