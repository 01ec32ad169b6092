import { defineModule, type Module } from '@linli/database'

/** The PostgreSQL schema and role of a plugin: one word everywhere. */
export function pluginSchema(pluginId: string): string {
  return `plg_${pluginId}`
}

/** The plugin's role, which reaches its own schema and the published views. Its tables are the plugin's to type. */
export function pluginModule(pluginId: string): Module<unknown> {
  return defineModule<unknown>(pluginSchema(pluginId))
}
