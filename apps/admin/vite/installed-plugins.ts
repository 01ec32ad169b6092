import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

const VIRTUAL_ID = 'virtual:installed-plugins'
const PLUGIN_ID = /^[a-z][a-z0-9-]{1,30}$/

/**
 * Turns the one list of installed plugins into a module of lazy imports, so that no source file of the application names a
 * plugin and each plugin is a chunk of its own.
 */
export function installedPlugins(listFile: URL): Plugin {
  return {
    name: 'linli-installed-plugins',
    resolveId: (id) => (id === VIRTUAL_ID ? `\0${VIRTUAL_ID}` : undefined),
    async load(id) {
      if (id !== `\0${VIRTUAL_ID}`) return undefined
      this.addWatchFile(listFile.pathname)
      const ids = readIds(await readFile(listFile, 'utf8'))
      const entries = ids.map((plugin) => `  ${JSON.stringify(plugin)}: () => import('@linli/plugin-${plugin}/admin'),`)
      return `export const installedPlugins = {\n${entries.join('\n')}\n}\n`
    },
  }
}

function readIds(text: string): string[] {
  const ids: unknown = JSON.parse(text)
  const valid = Array.isArray(ids) && ids.every((id): id is string => typeof id === 'string' && PLUGIN_ID.test(id))
  if (!valid) throw new Error('plugins/installed.json is not a list of plugin ids')
  return ids
}
