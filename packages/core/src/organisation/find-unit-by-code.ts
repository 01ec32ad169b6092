import type { IdentifierScheme } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import { selectUnitByCode } from './identifier.queries.ts'

/** The id of the unit that a code meant on a day: places are renamed, split and moved, and codes with them. */
export async function findUnitByCode(
  scope: CoreReading,
  code: { scheme: IdentifierScheme; value: string; on: DateText },
): Promise<string | undefined> {
  const found = await selectUnitByCode(scope, code)
  return found?.unitId
}
