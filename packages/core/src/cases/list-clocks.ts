import type { ClockReading } from '@linli/contract'
import { type Clock, ok, type Result, today } from '@linli/kernel'
import type { CalendarSource } from '../clocks/calendar-source.ts'
import { readClock } from '../clocks/clock-reading.ts'
import type { CoreReading } from '../scope.ts'
import type { CaseAddress } from './case-address.ts'
import { selectClocks, selectPauses } from './clock.queries.ts'
import { getCase } from './get-case.ts'

export interface ReadingClocks {
  readonly scope: CoreReading
  readonly clock: Clock
  readonly calendar: CalendarSource
}

/** A case's deadlines as they stand today, in the order in which they began. Refuses with `case.not-found`. */
export async function listClocks(work: ReadingClocks, address: CaseAddress): Promise<Result<ClockReading[]>> {
  const found = await getCase(work.scope, address)
  if (!found.ok) return found
  return ok(await readClocks(work, address.caseId))
}

/** The same of a case that is known to be there, each with when it stood still. */
export async function readClocks({ scope, calendar, clock }: ReadingClocks, caseId: string): Promise<ClockReading[]> {
  const [clocks, pauses, days] = await Promise.all([
    selectClocks(scope, caseId),
    selectPauses(scope, caseId),
    calendar.current(scope),
  ])
  return clocks.map((row) => ({
    ...readClock(row, days, today(clock)),
    ...(row.branchId !== null && { branchId: row.branchId }),
    pauses: pauses
      .filter(({ clockId }) => clockId === row.id)
      .map(({ from, to }) => ({ from, ...(to !== null && { to }) })),
  }))
}
