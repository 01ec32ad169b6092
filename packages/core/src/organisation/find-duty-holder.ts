import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import { selectDutyHolder } from './unit.queries.ts'

/** The unit that holds a duty on a day, such as the review of legality (司法局); a role, not a name. */
export function findDutyHolder(
  scope: CoreReading,
  { duty, on }: { duty: string; on: DateText },
): Promise<string | undefined> {
  return selectDutyHolder(scope, duty, on)
}
