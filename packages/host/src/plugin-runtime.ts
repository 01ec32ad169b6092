import type { ServerRequest } from '@linli/contract/trpc'
import type { PluginCall, PluginDefinition } from '@linli/sdk/server'
import type { AnyTRPCRouter } from '@trpc/server'
import type { HostServices } from './host-services.ts'

/**
 * Where a plugin's code runs. Only this interface knows: a plugin that runs in a process of its own answers through the
 * same router and is handed the same capabilities.
 */
export interface PluginRuntime {
  readonly router: AnyTRPCRouter
  /** The tRPC context of one request to the plugin's endpoint. */
  createContext(request: ServerRequest): PluginCall
  /** What the plugin has to do in one tenant because a day has begun. */
  runDaily(tenant: DailyTenant): Promise<void>
}

export interface DailyTenant {
  readonly id: string
  readonly cityId: string
}

export type StartRuntime = (plugin: PluginDefinition, services: HostServices) => PluginRuntime
