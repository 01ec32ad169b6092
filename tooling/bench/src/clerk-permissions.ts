import { createPermissionTable } from '@linli/core'
import type { PluginDefinition } from '@linli/sdk/server'

/** What an overseer's clerk may do where every installed plugin is enabled. */
export function clerkPermissions(plugins: readonly PluginDefinition[]): string[] {
  const table = createPermissionTable(Object.fromEntries(plugins.map(({ id, permissions }) => [id, permissions])))
  return [...table.permissionsOf('office-clerk', new Set(plugins.map(({ id }) => id)))]
}
