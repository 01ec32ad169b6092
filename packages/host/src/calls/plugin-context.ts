import { postRoles } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { coreModule } from '@linli/core'
import type { ReadScope, WriteScope } from '@linli/database'
import { dayOf } from '@linli/kernel'
import type { PluginActor, PluginReader, PluginWriter, ReadContext, WriteContext } from '@linli/sdk/server'
import { caseReader, caseWriter } from './case-capability.ts'
import { eventCapability } from './event-capability.ts'
import { factReader, factWriter } from './fact-capability.ts'
import { metricCapability } from './metric-capability.ts'
import { parameterCapability } from './parameter-capability.ts'
import { peopleCapability } from './people-capability.ts'
import type { PluginWork } from './plugin-work.ts'
import { unitCapability } from './unit-capability.ts'

/** The capabilities of a query: the plugin's own tables under its role, the core's use cases under the core's. */
export function readContext<Tables>(work: PluginWork, scope: ReadScope<unknown>): ReadContext<Tables> {
  const core = scope.as(coreModule)
  return {
    ...facts(work),
    units: unitCapability(work, core),
    people: peopleCapability(work, core),
    parameters: parameterCapability(work, core),
    // the scope is of the plugin's role; which tables that role reaches only the plugin's types say
    db: scope.db as unknown as PluginReader<Tables>,
    cases: caseReader(work, core),
    facts: factReader(work, core),
  }
}

/** The capabilities of a mutation, all in its one transaction. */
export function writeContext<Tables>(work: PluginWork, scope: WriteScope<unknown>): WriteContext<Tables> {
  const core = scope.as(coreModule)
  return {
    ...facts(work),
    units: unitCapability(work, core),
    people: peopleCapability(work, core),
    parameters: parameterCapability(work, core),
    db: scope.db as unknown as PluginWriter<Tables>, // as above
    cases: caseWriter(work, core),
    facts: factWriter(work, core),
    metrics: metricCapability(work, core),
    events: eventCapability(work, core),
  }
}

function facts({ tenant, actor, now, request, plugin }: PluginWork) {
  return {
    requestId: request.requestId,
    tenant: { id: tenant.tenantId, cityId: tenant.cityId },
    actor: pluginActor(actor),
    now,
    today: dayOf(now),
    log: {
      info: (fields: object, message: string) => request.log.info({ ...fields, plugin: plugin.id }, message),
      warn: (fields: object, message: string) => request.log.warn({ ...fields, plugin: plugin.id }, message),
    },
  }
}

function pluginActor({ personId, postId, unitId, role, name, postTitle, unitName, permissions }: Actor): PluginActor {
  const known = postRoles.find((postRole) => postRole === role)
  if (!known) throw new Error(`the post ${postId} has the unknown role ${role}`)
  return { personId, postId, unitId, role: known, name, postTitle, unitName, permissions: [...permissions] }
}
