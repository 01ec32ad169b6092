import type { FactReading } from '@linli/contract'
import type { FactValueRow } from './fact-value.queries.ts'

/** A value as it is told, with who entered it in the words of that day. */
export function toReading(row: FactValueRow): FactReading {
  const { value, period, holdsFrom, revision, enteredAt, way, basis, reason, supersededAt, person, post, unit } = row
  return {
    value,
    period,
    holdsFrom,
    revision,
    enteredAt: enteredAt.toISOString(),
    by: { person, post, unit },
    way,
    ...(basis !== null && { basis }),
    ...(reason !== null && { reason }),
    ...(supersededAt !== null && { supersededAt: supersededAt.toISOString() }),
  }
}
