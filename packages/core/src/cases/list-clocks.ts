import type { ClockReading } from '@linli/contract'
import { type Clock, ok, type Result, today } from '@linli/kernel'
import type { CalendarSource } from '../clocks/calendar-source.ts'
import { readClock } from '../clocks/clock-reading.ts'
import type { CoreReading } from '../scope.ts'
import type { CaseAddress } from './case-address.ts'
import { selectClocks } from './clock.queries.ts'
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
  const [clocks, calendar] = await Promise.all([
    selectClocks(work.scope, address.caseId),
    work.calendar.current(work.scope),
  ])
  return ok(clocks.map((row) => readClock(row, calendar, today(work.clock))))
}
