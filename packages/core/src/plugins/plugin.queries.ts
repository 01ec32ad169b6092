import { prepareQuery, type TenantKysely } from '@linli/database'
import type { CoreTables } from '../core-module.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'

/** The ids of the plugins enabled in the tenant, as a part of other queries as well. */
export function enabledPluginIds(db: Pick<TenantKysely<CoreTables>, 'selectFrom'>) {
  return db
    .selectFrom('core.plugin_state')
    .select('plugin_id as pluginId')
    .where('enabled', '=', true)
    .orderBy('plugin_id')
}

const enabledPlugins = prepareQuery<CoreTables, Record<never, never>>()(enabledPluginIds)

export async function selectEnabledPlugins(scope: CoreReading): Promise<string[]> {
  const rows = await scope.run(enabledPlugins, {})
  return rows.map(({ pluginId }) => pluginId)
}

export async function upsertPluginState(
  scope: CoreWriting,
  state: { pluginId: string; enabled: boolean; at: Date; postId: string },
): Promise<void> {
  const changed = { enabled: state.enabled, changed_at: state.at, changed_by_post: state.postId }
  await scope.db
    .insertInto('core.plugin_state')
    .values({ plugin_id: state.pluginId, ...changed })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'plugin_id']).doUpdateSet(changed))
    .execute()
}
