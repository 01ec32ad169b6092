import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { FoundTransfer } from './find-transfer.ts'

/**
 * The day for which the source confirms: as it stands unless another is given. Refuses with `transfer.day-before-proposal`: the
 * city's document says from when at the earliest.
 */
export function confirmedDay(
  { transfer, proposedDay }: Pick<FoundTransfer, 'transfer' | 'proposedDay'>,
  given: DateText | undefined,
): Result<DateText> {
  const day = given ?? transfer.day
  return day < proposedDay ? refuseCore('invalid', 'transfer.day-before-proposal', { day: proposedDay }) : ok(day)
}
