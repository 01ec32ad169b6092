import { ok, type Result } from '@linli/sdk/server'
import type { z } from 'zod'
import type { ItemRow, itemListInput, Page } from '../../contract/index.ts'
import type { Reading } from '../api.ts'
import { idAfter, pageOf } from '../page.ts'
import { itemReach } from './find-item.ts'
import { selectItems } from './item.queries.ts'
import { itemStateOf } from './item-view.ts'

/** Applications, newest first: a department's own, the office's all. */
export async function listItems(ctx: Reading, input: z.output<typeof itemListInput>): Promise<Result<Page<ItemRow>>> {
  const filter = {
    ...itemReach(ctx.actor),
    state: input.state,
    afterId: idAfter(input.cursor),
    limit: input.limit + 1,
  }
  const rows = await selectItems(ctx.db, filter).execute()
  return ok(
    pageOf(
      rows.map((row) => ({
        id: row.id,
        caseId: row.case_id,
        name: row.name,
        category: row.category,
        kind: row.kind,
        state: itemStateOf(row.state),
        version: row.version,
        department: { id: row.department_id, name: row.department_name },
        communityCount: row.community_count,
        startsOn: row.starts_on,
        ...(row.ends_on !== null && { endsOn: row.ends_on }),
        filedAt: row.filed_at.toISOString(),
        ...(row.due_on !== null && { dueOn: row.due_on, provisional: row.provisional ?? false }),
      })),
      input.limit,
    ),
  )
}
