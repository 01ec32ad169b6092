import {
  cancelPlaceEventInput,
  placeDraftInput,
  placeEventInput,
  placeEventListInput,
  placeMapInput,
  placePartsInput,
  recordPlaceEventInput,
  registerInput,
  unitHistoryInput,
} from '@linli/contract'
import {
  cancelPlaceEvent,
  getPlaceEvent,
  getUnitHistory,
  listCover,
  listPlaceEvents,
  listPlaceParts,
  previewPlaceEvent,
  readChangeMap,
  readRegister,
  recordPlaceEvent,
} from '@linli/core'
import { today, valueOrThrow } from '@linli/kernel'
import { procedure, router } from '../core-procedure.ts'

const view = procedure('organisation:view')
const change = procedure('organisation:change')

export const placesRouter = router({
  preview: change
    .input(placeDraftInput)
    .query(async ({ ctx, input }) =>
      valueOrThrow(await ctx.read((scope) => previewPlaceEvent({ ...ctx.services.places, scope }, input))),
    ),

  record: change.input(recordPlaceEventInput).mutation(({ ctx, input }) => {
    const { digest, cases, posts, ...draft } = input
    const recording = { draft, digest, choices: { cases, posts } }
    return ctx.write((scope, actor) => recordPlaceEvent({ ...ctx.services.places, scope, actor }, recording))
  }),

  cancel: change
    .input(cancelPlaceEventInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => cancelPlaceEvent({ ...ctx.services.places, scope, actor }, input)),
    ),

  list: view
    .input(placeEventListInput)
    .query(async ({ ctx, input }) => valueOrThrow(await ctx.read((scope) => listPlaceEvents(scope, input)))),

  get: view
    .input(placeEventInput)
    .query(async ({ ctx, input }) => valueOrThrow(await ctx.read((scope) => getPlaceEvent(scope, input.id)))),

  history: view
    .input(unitHistoryInput)
    .query(async ({ ctx, input }) => valueOrThrow(await ctx.read((scope) => getUnitHistory(scope, input.unitId)))),

  parts: view
    .input(placePartsInput)
    .query(async ({ ctx, input }) => valueOrThrow(await ctx.read((scope) => listPlaceParts(scope, input.unitId)))),

  map: view.input(placeMapInput).query(({ ctx, input }) => ctx.read((scope) => readChangeMap(scope, input))),

  register: view.input(registerInput).query(({ ctx, input }) => ctx.read((scope) => readRegister(scope, input.on))),

  cover: view.query(({ ctx }) => ctx.read((scope) => listCover(scope, today(ctx.services.clock)))),
})
