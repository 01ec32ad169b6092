import { ok, type PluginActor, type Result, refuse } from '@linli/sdk/server'
import type { AdmissionReader } from '../tables.ts'
import { type ItemReach, selectItem } from './item.queries.ts'

/** Who decides sees every application of the district; everybody else those of the own unit. */
export function itemReach(actor: PluginActor): ItemReach {
  return { departmentId: actor.permissions.includes('admission:decide') ? undefined : actor.unitId }
}

/** The item within the actor's reach; an unknown one and another department's are refused alike. */
export async function findItem(ctx: { readonly db: AdmissionReader; readonly actor: PluginActor }, id: string) {
  const row = await selectItem(ctx.db, itemReach(ctx.actor), id).executeTakeFirst()
  return row ? ok(row) : refuse('not-found', 'admission.item-not-found')
}

export type FoundItem = Awaited<ReturnType<typeof findItem>> extends Result<infer Row> ? Row : never
