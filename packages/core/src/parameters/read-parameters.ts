import {
  type ParameterScalar,
  type ParameterUse,
  type RuleParameters,
  type TypedParameter,
  typedValue,
  type ValuesOf,
} from '@linli/contract'
import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { findParameterUses } from './find-parameter-uses.ts'

export interface ReadParameters<Parameters extends RuleParameters> {
  readonly values: ValuesOf<Parameters>
  /** What to keep with whatever is decided by them. */
  readonly uses: readonly ParameterUse[]
}

/**
 * The values of typed parameters on a day, in one statement. Refuses with `parameter.not-found` for the first that nobody has set.
 * @throws naming the key when a value in force is of another type
 */
export async function readParameters<const Parameters extends RuleParameters>(
  scope: CoreReading,
  parameters: Parameters,
  on: DateText,
): Promise<Result<ReadParameters<Parameters>>> {
  const wanted: [string, TypedParameter][] = Object.entries(parameters)
  const keys = wanted.map(([, { key }]) => key)
  const uses = new Map((await findParameterUses(scope, keys, on)).map((use) => [use.key, use]))
  const values: Record<string, ParameterScalar> = {}
  for (const [name, parameter] of wanted) {
    const use = uses.get(parameter.key)
    if (use === undefined) return refuseCore('not-found', 'parameter.not-found', { key: parameter.key, on })
    values[name] = typedValue(parameter, use)
  }
  // `typedValue` has checked each value against its own parameter's type
  return ok({ values: values as ValuesOf<Parameters>, uses: [...uses.values()] })
}
