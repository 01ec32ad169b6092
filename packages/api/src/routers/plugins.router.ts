import { type PluginRow, pluginInput } from '@linli/contract'
import { listEnabledPlugins, setPluginEnabled } from '@linli/core'
import { ok, refuse } from '@linli/kernel'
import type { CoreCall } from '../core-call.ts'
import { procedure, router } from '../core-procedure.ts'

export const pluginsRouter = router({
  list: procedure('plugins:manage').query(async ({ ctx }): Promise<readonly PluginRow[]> => {
    const enabled = new Set(await ctx.read((scope) => listEnabledPlugins(scope)))
    return ctx.services.plugins.map(({ id, version }) => ({ id, version, enabled: enabled.has(id) }))
  }),
  enable: procedure('plugins:manage')
    .input(pluginInput)
    .mutation(({ ctx, input }) => switchPlugin(ctx, input.pluginId, true)),
  disable: procedure('plugins:manage')
    .input(pluginInput)
    .mutation(({ ctx, input }) => switchPlugin(ctx, input.pluginId, false)),
})

async function switchPlugin(ctx: CoreCall, pluginId: string, enabled: boolean): Promise<void> {
  const { plugins, clock, forgetTenant } = ctx.services
  await ctx.write(async (scope, actor) => {
    if (!plugins.some(({ id }) => id === pluginId)) return refuse('not-found', 'plugin.not-installed')
    return ok(await setPluginEnabled(scope, actor, { pluginId, enabled, at: clock.now() }))
  })
  forgetTenant((await ctx.context()).tenantId)
}
