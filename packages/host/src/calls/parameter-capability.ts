import { type CoreReading, findParameterUses, getParameter } from '@linli/core'
import { dayOf } from '@linli/kernel'
import type { Parameters } from '@linli/sdk/server'
import type { PluginWork } from './plugin-work.ts'

export function parameterCapability({ now }: PluginWork, core: CoreReading): Parameters {
  return {
    get: (key, on) => getParameter(core, { key, on: on ?? dayOf(now) }),
    inForce: (keys, on) => findParameterUses(core, keys, on ?? dayOf(now)),
  }
}
