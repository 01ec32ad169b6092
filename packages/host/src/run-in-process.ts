import { openCall } from './calls/open-call.ts'
import { runDaily } from './calls/run-daily.ts'
import { pluginModule } from './plugin-module.ts'
import type { StartRuntime } from './plugin-runtime.ts'

/** Runs a plugin in the server's own process, as the plugins that we ship do. */
export const runInProcess: StartRuntime = (plugin, services) => {
  const module = pluginModule(plugin.id)
  return {
    router: plugin.router,
    createContext: (request) => openCall({ plugin, module, services, request }),
    runDaily: (tenant) => runDaily({ plugin, module, services }, tenant),
  }
}
