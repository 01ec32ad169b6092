import { ok, type PluginActor, refuse } from '@linli/sdk/server'
import type { AdmissionReader } from '../tables.ts'
import { selectReport } from './report.queries.ts'

/** The overseer sees every report; a community its own. Nobody else holds a permission to see any. */
export function reportReach(actor: PluginActor): string | undefined {
  return actor.permissions.includes('admission:supervise') ? undefined : actor.unitId
}

/** The report within the actor's reach; an unknown one and another community's are refused alike. */
export async function findReport(ctx: { readonly db: AdmissionReader; readonly actor: PluginActor }, id: string) {
  const row = await selectReport(ctx.db, reportReach(ctx.actor), id).executeTakeFirst()
  return row ? ok(row) : refuse('not-found', 'admission.report-not-found')
}
