import { checkAccess, rowFault } from '@linli/contract/trpc'
import { RefusalError, type Result, refuse } from '@linli/kernel'
import type { PluginCall, PluginDefinition, ReadContext, WriteContext } from '@linli/sdk/server'
import { readContext, writeContext } from './plugin-context.ts'
import { type OpenCall, type PluginWork, workOf } from './plugin-work.ts'

/**
 * Serves one request to a plugin: admits it, opens the scope its procedure runs in under the plugin's own role, and hands
 * it the capabilities it may use. A refusal is thrown, so that a mutation's transaction rolls back whole.
 */
export function openCall(call: OpenCall): PluginCall {
  const { plugin, module, services, request } = call

  async function begin(): Promise<PluginWork> {
    const principal = await request.principal()
    if (!principal) throw new Error('a plugin was called without a session')
    return workOf(call, principal)
  }

  return {
    requestId: request.requestId,
    async admit(permission) {
      const principal = await request.principal()
      if (!principal) return checkAccess(undefined, permission)
      const enabled = await services.enabled.has(principal.tenant, plugin.id)
      if (!enabled) return refuse('not-found', 'plugin.not-enabled', { plugin: plugin.id })
      return checkAccess(principal, permission)
    },
    async read<Tables, Output>(run: (ctx: ReadContext<Tables>) => Promise<Result<Output>>) {
      const work = await begin()
      return services.database.read(
        module,
        work.tenant,
        async (scope) => answerOf(plugin, await run(readContext<Tables>(work, scope))),
        { signal: request.signal },
      )
    },
    async write<Tables, Output>(run: (ctx: WriteContext<Tables>) => Promise<Result<Output>>) {
      const work = await begin()
      return services.database.write(
        module,
        work.tenant,
        async (scope) => answerOf(plugin, await run(writeContext<Tables>(work, scope))),
        { signal: request.signal },
      )
    },
    noteFault: (error) => request.log.error({ plugin: plugin.id, fault: rowFault(error) }, 'fault in a row'),
  }
}

/** A refusal that the plugin has not declared has no words in any language, so it is a fault of the plugin. */
function answerOf<Output>({ id, refusals }: PluginDefinition, result: Result<Output>): Output {
  if (result.ok) return result.value
  const { code } = result.refusal
  if (code.startsWith(`${id}.`) && !refusals.some((declared) => declared === code)) {
    throw new Error(`plugin ${id} refuses with ${code}, which it does not declare`)
  }
  throw new RefusalError(result.refusal)
}
