import type { TenantId } from '@linli/database'

export interface PluginStateTable {
  tenant_id: TenantId
  plugin_id: string
  enabled: boolean
  changed_at: Date
  changed_by_post: string
}

export interface PluginTables {
  'core.plugin_state': PluginStateTable
}
