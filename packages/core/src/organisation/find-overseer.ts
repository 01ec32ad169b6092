import type { CoreReading } from '../scope.ts'
import { selectOverseer, type UnitRecord } from './unit.queries.ts'

/** The unit that oversees the tenant's communities today (民政局, or whoever holds its duty); a role, not a name. */
export function findOverseer(scope: CoreReading): Promise<UnitRecord | undefined> {
  return selectOverseer(scope)
}
