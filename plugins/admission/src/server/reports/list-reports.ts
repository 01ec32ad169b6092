import { ok, type Result } from '@linli/sdk/server'
import type { z } from 'zod'
import type { Page, ReportRow, reportListInput } from '../../contract/index.ts'
import type { Reading } from '../api.ts'
import { idAfter, pageOf } from '../page.ts'
import { reportReach } from './find-report.ts'
import { selectReports } from './report.queries.ts'
import { reportRow } from './report-view.ts'

/** Reports of unlisted tasks, newest first: a community's own, the office's all. */
export async function listReports(
  ctx: Reading,
  { state, cursor, limit }: z.output<typeof reportListInput>,
): Promise<Result<Page<ReportRow>>> {
  const filter = { communityId: reportReach(ctx.actor), state, afterId: idAfter(cursor), limit: limit + 1 }
  const rows = await selectReports(ctx.db, filter).execute()
  return ok(pageOf(rows.map(reportRow), limit))
}
