import type { ReportChannel } from '../../contract/dictionary.ts'
import type { FileReportInput } from '../../contract/report-input.ts'

export interface ReportFormValues {
  readonly title: string
  readonly demandedBy: string
  readonly channel: ReportChannel | ''
  readonly description: string
}

export const emptyReportForm: ReportFormValues = { title: '', demandedBy: '', channel: '', description: '' }

/** The fields that a report cannot go without, as far as they are empty. */
export function findReportProblems({
  title,
  demandedBy,
  channel,
}: ReportFormValues): readonly (keyof ReportFormValues)[] {
  const problems: (keyof ReportFormValues)[] = []
  if (!title.trim()) problems.push('title')
  if (!demandedBy.trim()) problems.push('demandedBy')
  if (!channel) problems.push('channel')
  return problems
}

export function toFileReportInput(values: ReportFormValues): FileReportInput | undefined {
  const { channel } = values
  if (findReportProblems(values).length > 0 || !channel) return undefined
  const description = values.description.trim()
  return {
    title: values.title.trim(),
    demandedBy: values.demandedBy.trim(),
    channel,
    ...(description && { description }),
  }
}
