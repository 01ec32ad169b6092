import {
  acceptTransferInput,
  checkTransferInput,
  confirmTransferInput,
  endTransferInput,
  previewTransferInput,
  proposeTransferInput,
  takeUpMatterInput,
  transferInput,
  transferListInput,
} from '@linli/contract'
import {
  acceptTransfer,
  checkTransfer,
  confirmTransfer,
  endTransfer,
  getPackage,
  getTransfer,
  listTransferDistricts,
  listTransfers,
  previewTransfer,
  proposeTransfer,
  takeUpMatter,
} from '@linli/core'
import { valueOrThrow } from '@linli/kernel'
import type { CoreCall } from '../core-call.ts'
import { requireActor } from '../core-call.ts'
import { procedure, router } from '../core-procedure.ts'

const transfer = procedure('tenancy:transfer')

/** For steps that open their own transactions, since two tenants are in them. */
async function callerOf(ctx: CoreCall) {
  return { context: await ctx.context(), actor: requireActor(await ctx.principal()) }
}

export const transfersRouter = router({
  districts: transfer.query(async ({ ctx }) =>
    valueOrThrow(await listTransferDistricts(ctx.services.database, await callerOf(ctx))),
  ),

  list: transfer
    .input(transferListInput)
    .query(async ({ ctx, input }) => valueOrThrow(await ctx.read((scope) => listTransfers(scope, input)))),

  get: transfer
    .input(transferInput)
    .query(async ({ ctx, input }) => valueOrThrow(await ctx.read((scope) => getTransfer(scope, input.id)))),

  package: transfer
    .input(transferInput)
    .query(async ({ ctx, input }) => valueOrThrow(await ctx.read((scope) => getPackage(scope, input.id)))),

  propose: transfer
    .input(proposeTransferInput)
    .mutation(async ({ ctx, input }) =>
      valueOrThrow(await proposeTransfer(ctx.services.transfers, await callerOf(ctx), input)),
    ),

  withdraw: transfer
    .input(endTransferInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) =>
        endTransfer({ ...ctx.services.transfers, scope, actor }, { ...input, step: 'withdraw' }),
      ),
    ),

  reject: transfer
    .input(endTransferInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) =>
        endTransfer({ ...ctx.services.transfers, scope, actor }, { ...input, step: 'reject' }),
      ),
    ),

  preview: transfer
    .input(previewTransferInput)
    .query(async ({ ctx, input }) =>
      valueOrThrow(await ctx.read((scope) => previewTransfer({ ...ctx.services.transfers, scope }, input))),
    ),

  confirm: transfer
    .input(confirmTransferInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => confirmTransfer({ ...ctx.services.transfers, scope, actor }, input)),
    ),

  check: transfer
    .input(checkTransferInput)
    .query(async ({ ctx, input }) =>
      valueOrThrow(await ctx.read((scope) => checkTransfer({ ...ctx.services.transfers, scope }, input))),
    ),

  accept: transfer
    .input(acceptTransferInput)
    .mutation(async ({ ctx, input }) =>
      valueOrThrow(await acceptTransfer(ctx.services.transfers, await callerOf(ctx), input)),
    ),

  takeUp: transfer
    .input(takeUpMatterInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => takeUpMatter({ ...ctx.services.transfers, scope, actor }, input)),
    ),
})
