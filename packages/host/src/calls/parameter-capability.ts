import { type CoreReading, getParameter } from '@linli/core'
import { dayOf, ok } from '@linli/kernel'
import type { Parameters } from '@linli/sdk/server'
import type { PluginWork } from './plugin-work.ts'

export function parameterCapability({ now }: PluginWork, core: CoreReading): Parameters {
  return {
    async get(key, on) {
      const found = await getParameter(core, { key, on: on ?? dayOf(now) })
      if (!found.ok) return found
      const { value, unit, source } = found.value
      return ok({ value, unit, sourceDocument: source.document, section: source.section })
    },
  }
}
