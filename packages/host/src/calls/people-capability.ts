import { type CoreReading, listDutyPeople, listUnitPeople } from '@linli/core'
import { dayOf } from '@linli/kernel'
import type { People } from '@linli/sdk/server'
import type { PluginWork } from './plugin-work.ts'

export function peopleCapability({ actor, now }: PluginWork, core: CoreReading): People {
  const asked = { areaUnitId: actor.unitId, on: dayOf(now) }
  return {
    inUnit: (unitId) => listUnitPeople(core, { ...asked, unitId }),
    withDuty: (duty) => listDutyPeople(core, { ...asked, duty }),
  }
}
