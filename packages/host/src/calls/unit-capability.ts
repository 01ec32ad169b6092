import { type CoreReading, findOverseer, getUnit, isInArea, listCommunities, type UnitRecord } from '@linli/core'
import { dayOf, ok, refuse } from '@linli/kernel'
import type { PluginUnit, Units } from '@linli/sdk/server'
import type { PluginWork } from './plugin-work.ts'

export function unitCapability({ actor, now }: PluginWork, core: CoreReading): Units {
  return {
    async get(unitId) {
      const unit = await getUnit(core, unitId)
      return unit.ok ? ok(pluginUnit(unit.value)) : unit
    },
    async listCommunities() {
      const communities = await listCommunities(core, { areaUnitId: actor.unitId, on: dayOf(now) })
      return communities.map(pluginUnit)
    },
    inArea: (unitId, areaUnitId) => isInArea(core, { unitId, areaUnitId }),
    async overseer() {
      const overseer = await findOverseer(core)
      return overseer ? ok(pluginUnit(overseer)) : refuse('conflict', 'organisation.no-overseer')
    },
  }
}

function pluginUnit({ id, parentId, kind, name }: UnitRecord): PluginUnit {
  return { id, kind, name, ...(parentId !== null && { parentId }) }
}
