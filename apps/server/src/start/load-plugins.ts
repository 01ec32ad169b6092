import type { PluginDefinition } from '@linli/sdk/server'
import installed from '../../../../plugins/installed.json' with { type: 'json' }

/** Loads the plugins of the one list that names them; no other code knows which there are. */
export function loadPlugins(ids: readonly string[] = installed): Promise<PluginDefinition[]> {
  return Promise.all(ids.map(loadPlugin))
}

async function loadPlugin(id: string): Promise<PluginDefinition> {
  const path = `@linli/plugin-${id}/plugin`
  // what a computed path exports is unknown to the compiler; the host checks the definition before it mounts it
  const { plugin } = (await import(path)) as { plugin?: PluginDefinition }
  if (plugin?.id !== id) throw new Error(`${path} must export a plugin with the id "${id}" as "plugin"`)
  return plugin
}
