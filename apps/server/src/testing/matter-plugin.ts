import type { PostRole } from '@linli/contract'
import { fullParameters, fullPermissions, fullProcess } from '@linli/core/testing'
import { id, text, version } from '@linli/sdk/contract'
import { createPluginApi, newId, ok, type PluginDefinition, refuse, requiredMessages } from '@linli/sdk/server'
import { z } from 'zod'

/** A plugin that does nothing but move cases of the one process in which everything happens that can. */

const { router, query, mutation } = createPluginApi<Record<never, never>>()

const units = z.record(z.string().max(20), z.array(id)).optional()
const step = z.object({ caseId: id, version, action: text(40), opinion: text(200).optional(), units })
const answer = z.object({ caseId: id, branchId: id, version, outcome: text(40), opinion: text(200).optional() })

const anybody = 'full:take-part'
const roles: readonly PostRole[] = ['department-clerk', 'office-clerk', 'community-worker', 'street-officer']

const matterRouter = router({
  open: mutation({
    permission: 'full:file',
    input: z.object({ title: text(40) }),
    run: (ctx, { title }) =>
      ctx.cases.open({ process: 'matter', subjectId: newId(ctx.now), title, unitId: ctx.actor.unitId }),
  }),
  step: mutation({
    permission: anybody,
    input: step,
    run: (ctx, { opinion, units: named, ...rest }) =>
      ctx.cases.transition({ ...rest, ...(opinion && { opinion }), ...(named && { units: named }) }),
  }),
  answer: mutation({
    permission: anybody,
    input: answer,
    run: (ctx, { opinion, ...rest }) => ctx.cases.answer({ ...rest, ...(opinion && { opinion }) }),
  }),
  course: query({
    permission: anybody,
    input: z.object({ caseId: id }),
    run: async (ctx, { caseId }) => {
      const found = await ctx.cases.course(caseId)
      return found.ok ? ok(found.value) : refuse('not-found', 'case.not-found')
    },
  }),
})

const silent: PluginDefinition = {
  id: 'full',
  version: '0.0.0',
  permissions: { ...fullPermissions, [anybody]: roles },
  processes: [fullProcess],
  metrics: [],
  parameters: fullParameters,
  refusals: [],
  events: [],
  migrations: {},
  router: matterRouter,
  locales: { 'zh-CN': {}, en: {} },
}

const words = Object.fromEntries(requiredMessages(silent).map((key) => [key, key]))

export const matterPlugin: PluginDefinition = { ...silent, locales: { 'zh-CN': words, en: words } }
