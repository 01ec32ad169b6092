import type { ParameterUse } from '@linli/contract'
import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { findParameterUses } from './find-parameter-uses.ts'

/** The value in force on a day. Refuses with `parameter.not-found` when neither the tenant nor its city has one. */
export async function getParameter(
  scope: CoreReading,
  { key, on }: { key: string; on: DateText },
): Promise<Result<ParameterUse>> {
  const [use] = await findParameterUses(scope, [key], on)
  return use === undefined ? refuseCore('not-found', 'parameter.not-found', { key, on }) : ok(use)
}
