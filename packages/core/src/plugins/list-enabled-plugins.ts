import type { CoreReading } from '../scope.ts'
import { selectEnabledPlugins } from './plugin.queries.ts'

/** The ids of the plugins enabled in the tenant. A plugin is off until the tenant turns it on. */
export function listEnabledPlugins(scope: CoreReading): Promise<string[]> {
  return selectEnabledPlugins(scope)
}
