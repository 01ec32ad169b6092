import {
  addAliasInput,
  addIdentifierInput,
  addUnitInput,
  editUnitInput,
  endIdentifierInput,
  endUnitInput,
  importCheckInput,
  importCommitInput,
  importTemplateInput,
  setUpListInput,
  unitInput,
  unitListInput,
  unitSearchInput,
} from '@linli/contract'
import {
  addAlias,
  addIdentifier,
  addUnit,
  editUnit,
  endIdentifier,
  endUnit,
  getUnitDetail,
  importUnits,
  listSetUpFindings,
  listUnits,
  planImport,
  readImportFile,
  searchUnits,
  wordsByKey,
  writeTemplate,
} from '@linli/core'
import { today, valueOrThrow } from '@linli/kernel'
import { procedure, router } from '../core-procedure.ts'

const view = procedure('organisation:view')
const edit = procedure('organisation:edit')

export const organisationRouter = router({
  list: view
    .input(unitListInput)
    .query(({ ctx, input }) => ctx.read((scope) => listUnits(scope, { ...input, on: today(ctx.services.clock) }))),

  search: view.input(unitSearchInput).query(async ({ ctx, input }) => {
    const on = today(ctx.services.clock)
    return valueOrThrow(await ctx.read((scope) => searchUnits(scope, { ...input, on })))
  }),

  get: view.input(unitInput).query(async ({ ctx, input }) => {
    const on = today(ctx.services.clock)
    return valueOrThrow(await ctx.read((scope, actor) => getUnitDetail(scope, actor, { ...input, on })))
  }),

  setUpFindings: view.input(setUpListInput).query(async ({ ctx, input }) => {
    const on = today(ctx.services.clock)
    return valueOrThrow(await ctx.read((scope, actor) => listSetUpFindings(scope, actor, { ...input, on })))
  }),

  add: edit
    .input(addUnitInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => addUnit(scope, actor, { ...input, at: ctx.services.clock.now() })),
    ),

  edit: edit
    .input(editUnitInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => editUnit(scope, actor, { ...input, at: ctx.services.clock.now() })),
    ),

  end: edit
    .input(endUnitInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => endUnit(scope, actor, { ...input, at: ctx.services.clock.now() })),
    ),

  addIdentifier: edit
    .input(addIdentifierInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => addIdentifier(scope, actor, { ...input, at: ctx.services.clock.now() })),
    ),

  endIdentifier: edit
    .input(endIdentifierInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => endIdentifier(scope, actor, { ...input, at: ctx.services.clock.now() })),
    ),

  addAlias: edit
    .input(addAliasInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => addAlias(scope, actor, { ...input, at: ctx.services.clock.now() })),
    ),

  importTemplate: edit.input(importTemplateInput).mutation(async ({ input: { kind, words } }) => ({
    content: await writeTemplate(kind, wordsByKey(words)),
  })),

  importCheck: edit.input(importCheckInput).mutation(async ({ ctx, input }) => {
    const words = wordsByKey(input.words)
    const rows = valueOrThrow(await readImportFile({ ...input, reader: (await ctx.principal()).personId }, words))
    const plan = { kind: input.kind, rows, words, on: today(ctx.services.clock) }
    return valueOrThrow(await ctx.read((scope, actor) => planImport(scope, actor, plan))).summary
  }),

  importCommit: edit.input(importCommitInput).mutation(async ({ ctx, input }) => {
    const words = wordsByKey(input.words)
    const rows = valueOrThrow(await readImportFile({ ...input, reader: (await ctx.principal()).personId }, words))
    const order = { kind: input.kind, rows, words, digest: input.digest, at: ctx.services.clock.now() }
    return ctx.write((scope, actor) => importUnits(scope, actor, order))
  }),
})
