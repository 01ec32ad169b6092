import { cursor, id, pageSize, text, version } from '@linli/sdk/contract'
import { z } from 'zod'
import { reportChannels, reportFindings, reportStates } from './dictionary.ts'
import { textLimits } from './text-limits.ts'

/** 清单外任务: somebody demands work that is not on the list. */
export const fileReportInput = z.object({
  title: text(textLimits.reportTitle),
  demandedBy: text(textLimits.demandedBy),
  demandedByUnitId: id.optional(),
  description: text(textLimits.reportDescription).optional(),
  channel: z.enum(reportChannels),
})
export type FileReportInput = z.input<typeof fileReportInput>

export const reportIdInput = z.object({ id })
export const reportListInput = z.object({ state: z.enum(reportStates).optional(), cursor, limit: pageSize })
export const concludeReportInput = z.object({
  id,
  version,
  finding: z.enum(reportFindings),
  answer: text(textLimits.answer),
})
