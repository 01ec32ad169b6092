import { checkPlugin } from './check-plugin.ts'
import type { PluginDefinition } from './plugin-definition.ts'

/**
 * Declares a plugin. Throws, naming every problem at once, when the definition could not run: an unreachable state, an
 * undeclared permission, a message missing in a language.
 */
export function definePlugin<const Id extends string>(plugin: PluginDefinition<Id>): PluginDefinition<Id> {
  const problems = checkPlugin(plugin)
  if (problems.length > 0) throw new Error(`Plugin ${plugin.id} is not well defined:\n- ${problems.join('\n- ')}`)
  return plugin
}
