import { ok, type Result } from '@linli/sdk/server'
import type { ReportDetail } from '../../contract/index.ts'
import type { Reading } from '../api.ts'
import { findReport } from './find-report.ts'
import { reportRow } from './report-view.ts'

/** One report with its history, its clock and whether this actor may answer it. */
export async function getReport(ctx: Reading, { id }: { readonly id: string }): Promise<Result<ReportDetail>> {
  const found = await findReport(ctx, id)
  if (!found.ok) return found
  const row = found.value
  const course = await ctx.cases.course(row.case_id)
  if (!course.ok) return course
  const { demanded_by_unit_id: unitId, demander_name: unitName } = row
  return ok({
    ...reportRow(row),
    ...(unitId !== null && unitName !== null && { demandedByUnit: { id: unitId, name: unitName } }),
    ...(row.description !== null && { description: row.description }),
    ...(row.answer !== null && { answer: row.answer }),
    course: course.value,
    actions: course.value.actions.length > 0 ? ['conclude'] : [],
  })
}
