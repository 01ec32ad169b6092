import type { DateText } from '@linli/kernel'
import type { FinalStates } from '../cases/process-catalogue.ts'
import type { CoreReading } from '../scope.ts'

const BATCH = 200

/** Open cases at units that have ended, each with the first successor and the event that named it. */
export function selectStragglers(scope: CoreReading, finals: readonly FinalStates[], on: DateText) {
  return scope.db
    .selectFrom('core.place_succession as s')
    .innerJoin('core.org_unit as ended', 'ended.id', 's.unit_id')
    .innerJoin('core.org_unit as next', 'next.id', 's.successor_id')
    .innerJoin('core.place_event as e', 'e.id', 's.event_id')
    .innerJoin('core.case_file as c', 'c.unit_id', 's.unit_id')
    .select([
      'c.id as caseId',
      'ended.id as fromUnitId',
      'ended.name as from',
      'next.id as toUnitId',
      'next.name as to',
    ])
    .select(['e.id as eventId', 'e.recorded_by as recordedBy', 'e.recorded_by_title as recordedByTitle'])
    .select(['e.recorded_by_unit as recordedByUnit', 'e.recorded_by_post as recordedByPost'])
    .where('s.position', '=', 0)
    .where('ended.valid_to', '<=', on)
    .whereRef('s.successor_id', '<>', 's.unit_id')
    .$if(finals.length > 0, (query) =>
      query.where((eb) =>
        eb.not(
          eb.or(
            finals.map(({ pluginId, process, states }) =>
              eb.and([eb('c.plugin_id', '=', pluginId), eb('c.process', '=', process), eb('c.state', 'in', states)]),
            ),
          ),
        ),
      ),
    )
    .orderBy('c.id')
    .limit(BATCH)
    .execute()
}
