import type { CaseFile } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { selectCase } from './case.queries.ts'
import type { CaseAddress } from './case-address.ts'

/** Refuses with `case.not-found`, whether the case is another tenant's, another plugin's or nobody's. */
export async function getCase(scope: CoreReading, address: CaseAddress): Promise<Result<CaseFile>> {
  const file = await selectCase(scope, address)
  return file === undefined ? refuseCore('not-found', 'case.not-found') : ok(file)
}
