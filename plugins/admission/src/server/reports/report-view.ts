import type { CaseFile } from '@linli/sdk/server'
import { type ReportMoved, type ReportRow, type ReportState, reportStates } from '../../contract/index.ts'
import type { selectReports } from './report.queries.ts'

type Row = Awaited<ReturnType<ReturnType<typeof selectReports>['execute']>>[number]

export function reportRow(row: Row): ReportRow {
  return {
    id: row.id,
    caseId: row.case_id,
    title: row.title,
    demandedBy: row.demanded_by,
    channel: row.channel,
    state: reportStateOf(row.state),
    version: row.version,
    community: { id: row.community_id, name: row.community_name },
    filedAt: row.filed_at.toISOString(),
    ...(row.due_on !== null && { dueOn: row.due_on, provisional: row.provisional ?? false }),
  }
}

export function reportMoved(file: CaseFile): ReportMoved {
  return { id: file.subjectId, caseId: file.id, state: reportStateOf(file.state), version: file.version }
}

/** The state of a case of the report process; another would be a fault of the migration that renamed it. */
function reportStateOf(state: string): ReportState {
  const known = reportStates.find((name) => name === state)
  if (!known) throw new Error(`a report is in the unknown state ${state}`)
  return known
}
