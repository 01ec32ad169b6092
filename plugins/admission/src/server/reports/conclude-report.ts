import { ok, type Result } from '@linli/sdk/server'
import type { z } from 'zod'
import type { concludeReportInput, ReportMoved } from '../../contract/index.ts'
import type { Writing } from '../api.ts'
import { findReport } from './find-report.ts'
import { reportMoved } from './report-view.ts'

/** The overseer finds a report so or not and answers the community. */
export async function concludeReport(
  ctx: Writing,
  { id, version, finding, answer }: z.output<typeof concludeReportInput>,
): Promise<Result<ReportMoved>> {
  const report = await findReport(ctx, id)
  if (!report.ok) return report
  const action = finding === 'upheld' ? 'uphold' : 'dismiss'
  const moved = await ctx.cases.transition({ caseId: report.value.case_id, version, action, opinion: answer })
  if (!moved.ok) return moved
  await ctx.db.updateTable('plg_admission.report').set({ answer }).where('id', '=', id).execute()
  return ok(reportMoved(moved.value))
}
