import { type FactDefinition, type FactTotal, fitsFact, wholeNumber } from '@linli/contract'
import { type DateText, valueOrThrow } from '@linli/kernel'
import { readParameters } from '../parameters/read-parameters.ts'
import type { CoreReading } from '../scope.ts'
import { addAmounts } from './value.policy.ts'

export const FEWEST_UNITS = 'facts.fewest-units-in-total'

/** @throws a refusal `parameter.not-found` where nobody has published it */
export async function readFewestUnits(scope: CoreReading, on: DateText): Promise<number> {
  const read = await readParameters(scope, { fewest: wholeNumber(FEWEST_UNITS) }, on)
  return valueOrThrow(read).values.fewest
}

export interface TotalParts {
  readonly definition: FactDefinition
  /** Of the units that entered it, in the period that is added up. */
  readonly values: readonly string[]
  readonly expected: number
  /** Of each unit whose value the reader may not read, whether it has entered one that fits. */
  readonly unread: readonly boolean[]
  readonly fewestUnits: number
}

/**
 * A sum with how many entered it. Whoever may not read all single values gets one only where those that stay hidden are
 * enough and all entered, and never of personal facts: else a few units, the reader's own values taken away, or what the sum
 * was yesterday would tell what another one has. A value that does not fit the definition counts as none.
 */
export function totalOf({ definition, values, expected, unread, fewestUnits }: TotalParts): FactTotal {
  const fitting = values.filter((value) => fitsFact(definition, value))
  const counted = { entered: fitting.length, expected }
  if (!definition.additive || fitting.length === 0) return counted
  const tells = definition.sensitivity === 'personal' || unread.length < fewestUnits || unread.includes(false)
  if (unread.length > 0 && tells) return counted
  return { ...counted, total: addAmounts(fitting, definition.type === 'decimal' ? definition.scale : 0) }
}

/** Whether a sum is kept from the reader, though there is one. */
export function isWithheld({ additive }: FactDefinition): (sum: FactTotal) => boolean {
  return ({ entered, total }) => additive && entered > 0 && total === undefined
}

export function withoutTotal({ entered, expected }: FactTotal): FactTotal {
  return { entered, expected }
}
