import { createTRPCClient, type TRPCClient } from '@trpc/client'
import type { AnyRouter } from '@trpc/server'
import { jsonLink } from './json-link.ts'

const clients = new Map<string, TRPCClient<AnyRouter>>()

/** One client per plugin, so that its calls of one moment travel together. */
export function pluginClient(pluginId: string): TRPCClient<AnyRouter> {
  const known = clients.get(pluginId)
  if (known) return known
  const client = createTRPCClient<AnyRouter>({ links: [jsonLink(`/api/plugins/${pluginId}/trpc`)] })
  clients.set(pluginId, client)
  return client
}
