import { installedPlugins } from 'virtual:installed-plugins'
import type { AdminPlugin } from '@linli/sdk/admin'
import { addPluginWords } from '../language/words.ts'

const loading = new Map<string, Promise<AdminPlugin | undefined>>()

/** Loads a plugin's definition and words once; undefined for a plugin that this build does not contain. */
function loadPlugin(pluginId: string): Promise<AdminPlugin | undefined> {
  const known = loading.get(pluginId)
  if (known) return known
  const started = load(pluginId)
  loading.set(pluginId, started)
  // a failed download may succeed the next time
  started.catch(() => loading.delete(pluginId))
  return started
}

/** What a page waits for before it draws rows that plugins have the words for; an id may come more than once. */
export async function loadPlugins(pluginIds: readonly string[]): Promise<readonly AdminPlugin[]> {
  const plugins = await Promise.all([...new Set(pluginIds)].map(loadPlugin))
  return plugins.filter((plugin) => plugin !== undefined)
}

const installedPluginIds: readonly string[] = Object.keys(installedPlugins)

async function load(pluginId: string): Promise<AdminPlugin | undefined> {
  if (!installedPluginIds.includes(pluginId)) return undefined
  const module = await installedPlugins[pluginId]?.()
  if (!module) return undefined
  await addPluginWords(module.plugin)
  return module.plugin
}
