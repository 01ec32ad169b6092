import { newId, ok, type Result, refuse } from '@linli/sdk/server'
import type { z } from 'zod'
import type { fileReportInput, ReportMoved } from '../../contract/index.ts'
import type { Writing } from '../api.ts'
import { reportProcess } from '../report-process.ts'
import { reportMoved } from './report-view.ts'

/**
 * A community reports work demanded of it that is not on the list (秦办发〔2011〕27号 七(一) "要坚决予以取消"). Only the overseer
 * learns who reported; departments never do.
 */
export async function fileReport(ctx: Writing, input: z.output<typeof fileReportInput>): Promise<Result<ReportMoved>> {
  const { title, demandedBy, demandedByUnitId, description, channel } = input
  if (demandedByUnitId !== undefined && !(await ctx.units.get(demandedByUnitId)).ok) {
    return refuse('invalid', 'admission.unknown-unit')
  }
  const id = newId(ctx.now)
  const communityId = ctx.actor.unitId
  const opened = await ctx.cases.open({ process: reportProcess.key, subjectId: id, title, unitId: communityId })
  if (!opened.ok) return opened
  await ctx.db
    .insertInto('plg_admission.report')
    .values({
      id,
      case_id: opened.value.id,
      community_id: communityId,
      title,
      demanded_by: demandedBy,
      demanded_by_unit_id: demandedByUnitId ?? null,
      description: description ?? null,
      channel,
      filed_at: ctx.now,
    })
    .execute()
  await ctx.metrics.add('admission.unlisted-reports', 1, communityId)
  return ok(reportMoved(opened.value))
}
