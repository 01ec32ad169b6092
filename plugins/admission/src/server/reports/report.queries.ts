import type { ReportState } from '../../contract/index.ts'
import type { AdmissionReader } from '../tables.ts'

export interface ReportFilter {
  /** Only this community's; everybody's when undefined. */
  readonly communityId: string | undefined
  readonly state: ReportState | undefined
  readonly afterId: string | undefined
  readonly limit: number
}

/** A page of reports, newest first, in one statement. */
export function selectReports(db: AdmissionReader, { communityId, state, afterId, limit }: ReportFilter) {
  return fromReports(db, communityId)
    .$if(state !== undefined, (query) => query.where('case.state', '=', state ?? ''))
    .$if(afterId !== undefined, (query) => query.where('report.id', '<', afterId ?? ''))
    .orderBy('report.id', 'desc')
    .limit(limit)
}

export function selectReport(db: AdmissionReader, communityId: string | undefined, id: string) {
  return fromReports(db, communityId)
    .leftJoin('core_api.org_unit as demander', 'demander.id', 'report.demanded_by_unit_id')
    .select(['report.description', 'report.answer', 'report.demanded_by_unit_id', 'demander.name as demander_name'])
    .where('report.id', '=', id)
}

function fromReports(db: AdmissionReader, communityId: string | undefined) {
  return db
    .selectFrom('plg_admission.report as report')
    .innerJoin('core_api.case_file as case', 'case.id', 'report.case_id')
    .innerJoin('core_api.org_unit as community', 'community.id', 'report.community_id')
    .leftJoin('core_api.clock as clock', (join) =>
      join.onRef('clock.case_id', '=', 'report.case_id').on('clock.stopped_on', 'is', null),
    )
    .select([
      'report.id',
      'report.case_id',
      'report.title',
      'report.demanded_by',
      'report.channel',
      'report.community_id',
      'report.filed_at',
      'case.state',
      'case.version',
      'community.name as community_name',
      'clock.due_on',
      'clock.provisional',
    ])
    .$if(communityId !== undefined, (query) => query.where('report.community_id', '=', communityId ?? ''))
}
