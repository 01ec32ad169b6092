import {
  type BurdenReport,
  burdenInput,
  checkFactImportInput,
  commitFactImportInput,
  endFactInput,
  enterFactsInput,
  factDefinitionInput,
  factHistoryInput,
  factTableInput,
  factUnitInput,
} from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import {
  type CoreReading,
  checkFactImport,
  defineFact,
  endFact,
  enterFacts,
  type FactWork,
  importFacts,
  listEnabledPlugins,
  listFactDefinitions,
  listFactHistory,
  listFactOverview,
  makeBurdenFile,
  makeFactTemplate,
  readBurden,
  readFactTable,
  readUnitFacts,
} from '@linli/core'
import { dayOf, ok, type Result, today, valueOrThrow } from '@linli/kernel'
import type { CoreCall } from '../core-call.ts'
import { procedure, router } from '../core-procedure.ts'

const view = procedure('facts:view')
const define = procedure('facts:define')
const enter = procedure('facts:enter')

export const factsRouter = router({
  unit: view
    .input(factUnitInput)
    .query(({ ctx, input }) => read(ctx, (scope, work) => readUnitFacts(scope, work, input))),

  history: view
    .input(factHistoryInput)
    .query(({ ctx, input }) => read(ctx, (scope, work) => listFactHistory(scope, work, input))),

  table: view
    .input(factTableInput)
    .query(({ ctx, input }) => read(ctx, (scope, work) => readFactTable(scope, work, input))),

  overview: view.query(({ ctx }) =>
    ctx.read(async (scope, actor) => listFactOverview(scope, await workOf(ctx, scope, actor))),
  ),

  enter: enter
    .input(enterFactsInput)
    .mutation(({ ctx, input }) =>
      ctx.write(async (scope, actor) => enterFacts(scope, await workOf(ctx, scope, actor), { ...input, way: 'entry' })),
    ),

  importTemplate: enter.query(({ ctx }) =>
    ctx.read(async (scope, actor) => makeFactTemplate(scope, await workOf(ctx, scope, actor))),
  ),

  /** Changes nothing; a file is too large for the address of a query. */
  checkImport: enter
    .input(checkFactImportInput)
    .mutation(({ ctx, input }) => read(ctx, (scope, work) => checkFactImport(scope, work, input))),

  import: enter
    .input(commitFactImportInput)
    .mutation(({ ctx, input }) =>
      ctx.write(async (scope, actor) => importFacts(scope, await workOf(ctx, scope, actor), input)),
    ),

  burden: procedure('facts:burden')
    .input(burdenInput)
    .query(({ ctx, input }) => read(ctx, (scope, work) => burdenOf(ctx, scope, { ...work, ...input }))),

  /** The same as an Excel file. */
  burdenFile: procedure('facts:burden')
    .input(burdenInput)
    .query(({ ctx, input }) =>
      read(ctx, async (scope, work) => {
        const report = await burdenOf(ctx, scope, { ...work, ...input })
        if (!report.ok) return report
        const formName = (pluginId: string, formKey: string) => {
          const words = ctx.services.plugins.find(({ id }) => id === pluginId)?.locales['zh-CN']
          return words?.[`form.${formKey}`] ?? formKey
        }
        return ok(await makeBurdenFile({ report: report.value, unitName: work.actor.unitName, formName }))
      }),
    ),

  definitions: define.query(({ ctx }) =>
    ctx.read((scope) => listFactDefinitions(scope, { on: today(ctx.services.clock) })),
  ),

  define: define
    .input(factDefinitionInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => defineFact(scope, actor, { at: ctx.services.clock.now(), definition: input })),
    ),

  end: define
    .input(endFactInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope, actor) => endFact(scope, actor, { at: ctx.services.clock.now(), ...input })),
    ),
})

async function burdenOf(
  ctx: CoreCall,
  scope: CoreReading,
  { actor, today: day, unitId }: FactWork & { readonly unitId?: string | undefined },
): Promise<Result<BurdenReport>> {
  const enabled = new Set(await listEnabledPlugins(scope))
  const forms = ctx.services.plugins
    .filter(({ id }) => enabled.has(id))
    .flatMap((plugin) => plugin.forms.map((form) => ({ pluginId: plugin.id, form })))
  return readBurden(scope, { actor, today: day, forms, unitId })
}

function read<T>(ctx: CoreCall, ask: (scope: CoreReading, work: FactWork) => Promise<Result<T>>): Promise<T> {
  return ctx.read(async (scope, actor) => valueOrThrow(await ask(scope, await workOf(ctx, scope, actor))))
}

async function workOf({ services }: CoreCall, scope: CoreReading, actor: Actor): Promise<FactWork> {
  const now = services.clock.now()
  return { actor, now, today: dayOf(now), calendar: await services.calendar.current(scope) }
}
