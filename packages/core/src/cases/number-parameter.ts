import { type ParameterUse, typedValue, wholeNumber } from '@linli/contract'
import { type DateText, ok, type Result } from '@linli/kernel'
import { getParameter } from '../parameters/get-parameter.ts'
import type { CoreReading } from '../scope.ts'

/** @throws when it is no whole number from 0 up: only a definition names parameters, never a user */
export function countOf(parameter: ParameterUse): number {
  return typedValue(wholeNumber(parameter.key), parameter)
}

/** A parameter that counts. Refuses with `parameter.not-found`. */
export async function readNumber(scope: CoreReading, key: string, on: DateText): Promise<Result<number>> {
  const found = await getParameter(scope, { key, on })
  return found.ok ? ok(countOf(found.value)) : found
}
