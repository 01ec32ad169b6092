import { ok, type Result } from '@linli/sdk/server'
import { type ItemDetail, itemActions } from '../../contract/index.ts'
import type { Reading } from '../api.ts'
import { findItem } from './find-item.ts'
import { checkItem } from './item.policy.ts'
import { listItemCommunities } from './item.queries.ts'
import { itemStateOf, optionalContent } from './item-view.ts'

/** One application with its conditions, its history, its clocks and what this actor may do next. */
export async function getItem(ctx: Reading, { id }: { readonly id: string }): Promise<Result<ItemDetail>> {
  const found = await findItem(ctx, id)
  if (!found.ok) return found
  const row = found.value
  const [communities, course] = await Promise.all([listItemCommunities(ctx.db, id), ctx.cases.course(row.case_id)])
  if (!course.ok) return course
  const content = optionalContent(row)
  return ok({
    id,
    caseId: row.case_id,
    version: row.version,
    state: itemStateOf(row.state),
    name: row.name,
    category: row.category,
    kind: row.kind,
    ...content,
    department: { id: row.department_id, name: row.department_name },
    contact: row.contact,
    communities,
    startsOn: row.starts_on,
    filedAt: row.filed_at.toISOString(),
    checks: checkItem({ kind: row.kind, ...content }),
    course: course.value,
    // what may never be approved is not offered for approval either
    actions: itemActions.filter(
      (action) => course.value.actions.includes(action) && (action !== 'approve' || row.kind !== 'own-duty'),
    ),
  })
}
