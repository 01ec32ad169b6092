import { ok, type PluginActor, type Result } from '@linli/sdk/server'
import type { z } from 'zod'
import type { InForceItem, inForceListInput, Page } from '../../contract/index.ts'
import type { Reading } from '../api.ts'
import { idAfter, pageOf } from '../page.ts'
import { type ListArea, selectInForce } from './item.queries.ts'
import { listedContent } from './item-view.ts'

/**
 * The list of items in force: for a community what reaches it, for a street what reaches its communities, for the office
 * everything. What is not here, a community may refuse.
 */
export async function listInForce(
  ctx: Reading,
  input: z.output<typeof inForceListInput>,
): Promise<Result<Page<InForceItem>>> {
  const page = { afterId: idAfter(input.cursor), limit: input.limit + 1 }
  const rows = await selectInForce(ctx.db, listArea(ctx.actor), ctx.today, page).execute()
  return ok(
    pageOf(
      rows.map((row) => ({
        id: row.id,
        name: row.name,
        category: row.category,
        kind: row.kind,
        department: { id: row.department_id, name: row.department_name },
        contact: row.contact,
        ...listedContent(row),
        startsOn: row.starts_on,
      })),
      input.limit,
    ),
  )
}

function listArea({ permissions, role, unitId }: PluginActor): ListArea {
  if (permissions.includes('admission:decide')) return 'everywhere'
  return role === 'community-worker' ? { communityId: unitId } : { areaUnitId: unitId }
}
