import type { ParameterUse } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import { chooseInForce, useOf } from './parameter.policy.ts'
import { selectInForce } from './parameter.queries.ts'

/** The values in force on a day, in one statement; a key without one is left out. */
export async function findParameterUses(
  scope: CoreReading,
  keys: readonly string[],
  on: DateText,
): Promise<ParameterUse[]> {
  if (keys.length === 0) return []
  const byKey = Map.groupBy(await selectInForce(scope, keys, on), ({ key }) => key)
  return [...new Set(keys)].flatMap((key) => {
    const row = chooseInForce(scope, byKey.get(key) ?? [], on)
    return row === undefined || row.value === null ? [] : [useOf(scope, { ...row, value: row.value })]
  })
}
