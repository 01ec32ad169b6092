import { type CoreWriting, emitEvent } from '@linli/core'
import type { Events } from '@linli/sdk/server'
import type { PluginWork } from './plugin-work.ts'

/** @throws for an event that the plugin does not declare */
export function eventCapability({ plugin, now }: PluginWork, core: CoreWriting): Events {
  return {
    async emit(name, payload) {
      if (!plugin.events.some((declared) => declared === name)) {
        throw new Error(`plugin ${plugin.id} does not declare the event ${name}`)
      }
      await emitEvent(core, { type: name, payload, occurredAt: now })
    },
  }
}
