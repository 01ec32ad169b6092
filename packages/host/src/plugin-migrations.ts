import type { ModuleMigrations } from '@linli/database'
import type { PluginDefinition } from '@linli/sdk/server'
import { pluginSchema } from './plugin-module.ts'
import { publishedViewGrants } from './published-view-grants.ts'

/** A plugin's own history in a schema and under a role of its own, after the grant of the core's published views. */
export function pluginMigrations(plugin: Pick<PluginDefinition, 'id' | 'migrations'>): ModuleMigrations {
  const schema = pluginSchema(plugin.id)
  return {
    name: schema,
    schema,
    roles: [schema],
    migrations: { '0000-published-views': publishedViewGrants(schema), ...plugin.migrations },
  }
}
