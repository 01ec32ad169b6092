import type { FactDefinition, FactTotal } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import { getParameter } from '../parameters/get-parameter.ts'
import type { CoreReading } from '../scope.ts'
import { addAmounts } from './value.policy.ts'

export const FEWEST_UNITS = 'facts.fewest-units-in-total'

/** As it ships, where nobody has set the parameter. */
const FEWEST_UNITS_DEFAULT = 3

export async function readFewestUnits(scope: CoreReading, on: DateText): Promise<number> {
  const found = await getParameter(scope, { key: FEWEST_UNITS, on })
  return found.ok && typeof found.value.value === 'number' ? found.value.value : FEWEST_UNITS_DEFAULT
}

export interface TotalParts {
  readonly definition: FactDefinition
  /** Of the units that entered it, in the period that is added up. */
  readonly values: readonly string[]
  readonly expected: number
  /** Whether the reader may read every single value in it. */
  readonly readsEach: boolean
  readonly fewestUnits: number
}

/**
 * A sum with how many entered it. Whoever may not read the single values gets one only where it is made of enough units,
 * and never of personal facts: else a few units, or the reader's own value taken away, would tell what another one has.
 */
export function totalOf({ definition, values, expected, readsEach, fewestUnits }: TotalParts): FactTotal {
  const counted = { entered: values.length, expected }
  if (!definition.additive || values.length === 0) return counted
  const hidden = definition.sensitivity === 'personal' || values.length < fewestUnits
  if (!readsEach && hidden) return counted
  return { ...counted, total: addAmounts(values, definition.type === 'decimal' ? definition.scale : 0) }
}
