import type { DutyHolding, DutyRow } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import { type DutyRecord, selectHoldings } from './duty.queries.ts'
import { type DutyCatalogue, dutiesOf } from './duty-catalogue.ts'
import { holdsLater, holdsOn } from './holding.policy.ts'

interface DutiesQuery {
  readonly on: DateText
  readonly catalogue: DutyCatalogue
}

/** Every duty that the core or a plugin names, or a unit holds, and who holds it today and next. */
export async function listDuties(scope: CoreReading, { on, catalogue }: DutiesQuery): Promise<DutyRow[]> {
  const holdings = await selectHoldings(scope, on)
  const duties = new Set([...dutiesOf(catalogue), ...holdings.map(({ duty }) => duty)])
  return [...duties].map((duty) =>
    dutyRow(duty, { on, catalogue, periods: holdings.filter((one) => one.duty === duty) }),
  )
}

export function dutyRow(
  duty: string,
  { on, catalogue, periods }: DutiesQuery & { readonly periods: readonly DutyRecord[] },
): DutyRow {
  const holder = periods.find((period) => holdsOn(period, on))
  const [next] = periods
    .filter((period) => period.from > on && holdsLater(period, on))
    .toSorted((a, b) => a.from.localeCompare(b.from))
  return {
    duty,
    uses: catalogue.filter((use) => use.duty === duty),
    ...(holder && { holder: holding(holder) }),
    ...(next && { next: holding(next) }),
  }
}

export function holding({ unitId, unit, from, to }: DutyRecord): DutyHolding {
  return { unitId, unit, from, ...(to !== null && { to }) }
}
