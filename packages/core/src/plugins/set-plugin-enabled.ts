import type { Actor } from '@linli/contract/trpc'
import { appendAudit } from '../audit/append-audit.ts'
import type { CoreWriting } from '../scope.ts'
import { upsertPluginState } from './plugin.queries.ts'

export interface PluginSwitch {
  readonly pluginId: string
  readonly enabled: boolean
  readonly at: Date
}

/** Turns a plugin on or off in the tenant; its data stays. Whether it is installed is for the caller to know. */
export async function setPluginEnabled(scope: CoreWriting, actor: Actor, change: PluginSwitch): Promise<void> {
  const { pluginId, enabled, at } = change
  await upsertPluginState(scope, { pluginId, enabled, at, postId: actor.postId })
  await appendAudit(scope, actor, {
    at,
    action: enabled ? 'plugins.enable' : 'plugins.disable',
    subjectKind: 'plugin',
    subjectId: pluginId,
  })
}
