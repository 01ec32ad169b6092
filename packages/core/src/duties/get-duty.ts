import type { DutyDetail, DutyPeriod } from '@linli/contract'
import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { countTodosOfSteps, type DutyRecord, selectDutyPeriods } from './duty.queries.ts'
import { type DutyCatalogue, knowsDuty } from './duty-catalogue.ts'
import { dutyRow, holding } from './list-duties.ts'

interface DutyQuery {
  readonly duty: string
  readonly on: DateText
  readonly catalogue: DutyCatalogue
  readonly mayGive: boolean
}

/** A duty, who held it, holds it and will. Refuses with `duty.not-found`. */
export async function getDuty(
  scope: CoreReading,
  { duty, on, catalogue, mayGive }: DutyQuery,
): Promise<Result<DutyDetail>> {
  const periods = await selectDutyPeriods(scope, duty)
  if (periods.length === 0 && !knowsDuty(catalogue, duty)) return refuseCore('not-found', 'duty.not-found')
  const row = dutyRow(duty, { on, catalogue, periods })
  const openTodos =
    row.holder === undefined ? 0 : await countTodosOfSteps(scope, { unitId: row.holder.unitId, uses: row.uses })
  const version = Math.max(0, ...periods.map((period) => period.version))
  return ok({ ...row, version, mayGive, openTodos, periods: periods.map(periodOf) })
}

function periodOf(record: DutyRecord): DutyPeriod {
  const { id, reason, givenAt, givenBy, endedAt, endedBy, endReason } = record
  return {
    ...holding(record),
    id,
    reason,
    ...(givenAt !== null && { given: { at: givenAt.toISOString(), by: givenBy } }),
    ...(endedAt !== null && { ended: { at: endedAt.toISOString(), by: endedBy, reason: endReason } }),
  }
}
