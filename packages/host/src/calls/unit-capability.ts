import {
  type CoreReading,
  findDelegate,
  findOverseer,
  findUnitOn,
  getUnit,
  isInArea,
  listCommunities,
  listPredecessors,
  listSuccessors,
  type UnitRecord,
} from '@linli/core'
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
    async on(unitId, day) {
      const unit = await findUnitOn(core, { unitId, on: day })
      return unit && pluginUnit(unit)
    },
    successors: async (unitId) => (await listSuccessors(core, unitId)).map(pluginUnit),
    predecessors: async (unitId) => (await listPredecessors(core, unitId)).map(pluginUnit),
    async delegateOf(areaId, on) {
      const delegate = await findDelegate(core, { areaId, on: on ?? dayOf(now) })
      return delegate && pluginUnit(delegate)
    },
    inArea: (unitId, areaUnitId) => isInArea(core, { unitId, areaUnitId, on: dayOf(now) }),
    async overseer() {
      const overseer = await findOverseer(core)
      return overseer ? ok(pluginUnit(overseer)) : refuse('conflict', 'organisation.no-overseer')
    },
  }
}

function pluginUnit({ id, parentId, kind, name }: Pick<UnitRecord, 'id' | 'parentId' | 'kind' | 'name'>): PluginUnit {
  return { id, kind, name, ...(parentId !== null && { parentId }) }
}
