import type { Actor, Principal, ServerRequest } from '@linli/contract/trpc'
import type { Module, TenantContext } from '@linli/database'
import type { PluginDefinition } from '@linli/sdk/server'
import type { HostServices } from '../host-services.ts'

/** A plugin and one request to it. */
export interface OpenCall {
  readonly plugin: PluginDefinition
  readonly module: Module<unknown>
  readonly services: HostServices
  readonly request: ServerRequest
}

/** The same, once it is known who asks. */
export interface PluginWork extends OpenCall {
  readonly tenant: TenantContext
  readonly actor: Actor
  readonly now: Date
}

/** @throws when the person has no post: `admit` has refused that before */
export function workOf(call: OpenCall, { tenant, actor }: Principal): PluginWork {
  if (!actor) throw new Error('a plugin was called without a post')
  return {
    ...call,
    actor,
    now: call.services.clock.now(),
    tenant: { tenantId: tenant.id, cityId: tenant.cityId, actorId: actor.postId },
  }
}
