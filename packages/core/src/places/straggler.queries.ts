import type { DateText } from '@linli/kernel'
import { isOpen } from '../cases/open-cases.queries.ts'
import type { FinalStates } from '../cases/process-catalogue.ts'
import type { CoreReading } from '../scope.ts'

const BATCH = 200

/** Ended units with their first successors and the events that named them. */
function successions(scope: CoreReading, on: DateText) {
  return scope.db
    .selectFrom('core.place_succession as s')
    .innerJoin('core.org_unit as ended', 'ended.id', 's.unit_id')
    .innerJoin('core.org_unit as next', 'next.id', 's.successor_id')
    .innerJoin('core.place_event as e', 'e.id', 's.event_id')
    .select(['ended.id as fromUnitId', 'ended.name as from', 'next.id as toUnitId', 'next.name as to'])
    .select(['e.id as eventId', 'e.recorded_by as recordedBy', 'e.recorded_by_title as recordedByTitle'])
    .select(['e.recorded_by_unit as recordedByUnit', 'e.recorded_by_post as recordedByPost'])
    .where('s.position', '=', 0)
    .where('ended.valid_to', '<=', on)
    .whereRef('s.successor_id', '<>', 's.unit_id')
}

/** Open cases at units that have ended, and those that wait for one, each with the first successor and the event that named it. */
export async function selectStragglers(scope: CoreReading, finals: readonly FinalStates[], on: DateText) {
  const cases = await successions(scope, on)
    .innerJoin('core.case_file as f', 'f.unit_id', 's.unit_id')
    .select('f.id as caseId')
    .where('f.id', 'in', (eb) =>
      eb
        .selectFrom('core.case_file as c')
        .select('c.id')
        .whereRef('c.id', '=', 'f.id')
        .where((file) => isOpen(file, finals, on)),
    )
    .orderBy('f.id')
    .limit(BATCH)
    .execute()
  const known = new Set(cases.map(({ caseId }) => caseId))
  const waiting = await successions(scope, on)
    .innerJoin('core.todo as t', 't.unit_id', 's.unit_id')
    .select('t.case_id as caseId')
    .distinct()
    .where('t.done_at', 'is', null)
    .orderBy('t.case_id')
    .limit(BATCH)
    .execute()
  return [...cases, ...waiting.filter(({ caseId }) => !known.has(caseId))]
}
