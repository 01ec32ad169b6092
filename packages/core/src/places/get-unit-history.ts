import type { UnitHistory, UnitPeriod } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { toEventRow } from './event-row.ts'
import { selectPlaceEvents } from './place-event.queries.ts'
import {
  selectElsewhere,
  selectOwn,
  selectPeriods,
  selectPredecessors,
  selectSuccessors,
  selectUnitDelegations,
} from './unit-history.queries.ts'

const EVENTS_SHOWN = 100

/** A unit's names and places by period, the events that it took part in, and who came before and after. Refuses with `unit.not-found`. */
export async function getUnitHistory(scope: CoreReading, unitId: string): Promise<Result<UnitHistory>> {
  const own = await selectOwn(scope, unitId)
  if (own === undefined) return refuseCore('not-found', 'unit.not-found')
  const past = await selectPeriods(scope, [unitId])
  const events = await selectPlaceEvents(scope, { unitId, limit: EVENTS_SHOWN })
  const delegations = await selectUnitDelegations(scope, unitId)
  const now = { ...own, from: past.at(-1)?.to ?? own.from }
  return ok({
    periods: [...past, now].map(toPeriod),
    events: events.map(toEventRow),
    predecessors: (await selectPredecessors(scope, unitId)).map(toNamed),
    successors: (await selectSuccessors(scope, unitId)).map(toNamed),
    elsewhere: (await selectElsewhere(scope, unitId)).map(({ kind, ...row }) => ({
      ...row,
      side: kind === 'transfer-out' ? ('successor' as const) : ('predecessor' as const),
    })),
    delegations: delegations.map(({ to, ...row }) => ({ ...row, ...(to !== null && { to }) })),
  })
}

interface PeriodRow {
  readonly name: string
  readonly fullName: string
  readonly parent: string | null
  readonly from: string
  readonly to: string | null
}

function toPeriod({ name, fullName, parent, from, to }: PeriodRow): UnitPeriod {
  return { name, fullName, from, ...(parent !== null && { parent }), ...(to !== null && { to }) }
}

function toNamed({ id, name }: { readonly id: string; readonly name: string }) {
  return { id, name }
}
