import {
  appointInput,
  appointNewInput,
  carryOutHandOverInput,
  closePostInput,
  createPostInput,
  handOverInput,
  handOverPreviewInput,
  postInput,
  postListInput,
  renamePostInput,
} from '@linli/contract'
import {
  appointNewPerson,
  appointPerson,
  carryOutHandOver,
  closePost,
  createPost,
  getHandOver,
  getPost,
  listPostRegister,
  previewHandOver,
  renamePost,
} from '@linli/core'
import { today, valueOrThrow } from '@linli/kernel'
import { procedure, router } from '../core-procedure.ts'

const view = procedure('people:view')
const manage = procedure('people:manage')

export const postsRouter = router({
  list: view.input(postListInput).query(async ({ ctx, input }) => {
    const on = today(ctx.services.clock)
    return valueOrThrow(await ctx.read((scope) => listPostRegister(scope, { ...input, on })))
  }),
  get: view.input(postInput).query(async ({ ctx, input }) => {
    const on = today(ctx.services.clock)
    return valueOrThrow(await ctx.read((scope) => getPost(scope, { ...input, on })))
  }),
  create: manage
    .input(createPostInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => createPost(scope, actor, { ...input, at: ctx.services.clock.now() })),
    ),
  rename: manage
    .input(renamePostInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => renamePost(scope, actor, { ...input, at: ctx.services.clock.now() })),
    ),
  close: manage
    .input(closePostInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => closePost(scope, actor, { ...input, at: ctx.services.clock.now() })),
    ),
  appoint: manage
    .input(appointInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => appointPerson(scope, actor, { ...input, at: ctx.services.clock.now() })),
    ),
  appointNew: manage
    .input(appointNewInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => appointNewPerson(scope, actor, { ...input, at: ctx.services.clock.now() })),
    ),
})

export const handOverRouter = router({
  preview: manage.input(handOverPreviewInput).query(async ({ ctx, input }) => {
    const { permissions } = ctx.services
    return valueOrThrow(await ctx.read((scope) => previewHandOver(scope, { ...input, permissions })))
  }),
  carryOut: manage.input(carryOutHandOverInput).mutation(({ ctx, input }) => {
    const { clock, permissions, cases } = ctx.services
    const act = { ...input, permissions, cases, at: clock.now() }
    return ctx.write((scope, actor) => carryOutHandOver(scope, actor, act))
  }),
  get: view
    .input(handOverInput)
    .query(async ({ ctx, input }) => valueOrThrow(await ctx.read((scope) => getHandOver(scope, input.handOverId)))),
})
