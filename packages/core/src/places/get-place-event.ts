import type { PlaceEventDetail, PlaceEventUnit } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { toEventRow } from './event-row.ts'
import { selectEventDelegations, selectEventUnits, selectPlaceEvent } from './place-event.queries.ts'

type UnitRow = Awaited<ReturnType<typeof selectEventUnits>>[number]
type Event = NonNullable<Awaited<ReturnType<typeof selectPlaceEvent>>>

/** What is handed over by hand when a unit ends, besides what the event has moved by itself (秦办发〔2011〕27号 七(三)). */
const HAND_OVER = ['seals', 'archives', 'property', 'funds', 'rooms', 'agreements'] as const

/** An event with who took part in it before and after. Refuses with `place.not-found`. */
export async function getPlaceEvent(scope: CoreReading, id: string): Promise<Result<PlaceEventDetail>> {
  const event = await selectPlaceEvent(scope, id)
  if (event === undefined) return refuseCore('not-found', 'place.not-found')
  const units = await selectEventUnits(scope, id)
  const delegations = await selectEventDelegations(scope, id)
  const sideOf = (side: UnitRow['side']) => units.filter((row) => row.side === side).map(toEventUnit)
  const ends = units.some(({ side, continues }) => side === 'before' && !continues)
  return ok({
    ...headOf(event),
    before: sideOf('before'),
    after: sideOf('after'),
    delegations: delegations.map(({ until, ...row }) => ({ ...row, ...(until !== null && { until }) })),
    counts: { cases: 0, todos: 0, posts: 0, codes: 0, ...event.touched },
    handOver: ends ? HAND_OVER : [],
    findings: event.findings,
  })
}

function headOf(event: Event) {
  const { id, kind, state, day, subject, approved_by, reason, applied_at, cancelled_at } = event
  const row = toEventRow({
    id,
    kind,
    state,
    day,
    subject,
    documentNumber: event.document_number,
    recordedAt: event.recorded_at,
    recordedBy: event.recorded_by,
    problem: event.problem,
  })
  return {
    ...row,
    recordedByTitle: event.recorded_by_title,
    recordedByUnit: event.recorded_by_unit,
    ...(approved_by !== null && { approvedBy: approved_by }),
    ...(reason !== null && { reason }),
    ...(applied_at !== null && { appliedAt: applied_at.toISOString() }),
    ...(cancelled_at !== null && {
      cancelled: {
        at: cancelled_at.toISOString(),
        by: event.cancelled_by ?? '',
        reason: event.cancel_reason ?? '',
      },
    }),
  }
}

function toEventUnit(row: UnitRow): PlaceEventUnit {
  return {
    unitId: row.unit_id,
    kind: row.kind,
    name: row.name,
    fullName: row.full_name,
    continues: row.continues,
    ...(row.parent_name !== null && { parent: row.parent_name }),
    ...(row.code !== null && { code: row.code }),
    ...(row.households !== null && { households: row.households }),
  }
}
