import type { CoreRouter } from '@linli/api'
import type { inferRouterOutputs } from '@trpc/server'
import { loadPlugins } from '../plugins/plugin-registry.ts'
import { coreClient } from '../wire/core-client.ts'

type AuditPage = inferRouterOutputs<CoreRouter>['audit']['list']
export type AuditRow = AuditPage['rows'][number]

/** A page of entries, and the words of the plugins they are about, be they enabled today or not. */
export async function listAuditRows(cursor: string, signal: AbortSignal): Promise<AuditPage> {
  const page = await coreClient.audit.list.query({ limit: 50, ...(cursor && { cursor }) }, { signal })
  await loadPlugins(page.rows.flatMap(pluginsOf))
  return page
}

function pluginsOf({ action, subjectKind, subjectId }: AuditRow): readonly string[] {
  if (subjectKind === 'plugin') return [subjectId]
  return subjectKind === 'case' ? [readStep(action).plugin] : []
}

/** A step of a case is audited as `<plugin>.<process>.<step>`. */
export function readStep(action: string): { readonly plugin: string; readonly process: string; readonly step: string } {
  const [plugin = '', process = '', step = ''] = action.split('.')
  return { plugin, process, step }
}
