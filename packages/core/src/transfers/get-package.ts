import type { TransferPackageCopy } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { checkDistrict, findTransfer } from './find-transfer.ts'
import { selectOwnPackage } from './transfer.queries.ts'

/** The package that the tenant keeps of a transfer, for its archive. Refuses with `transfer.not-found` and `transfer.package-missing`. */
export async function getPackage(scope: CoreReading, id: string): Promise<Result<TransferPackageCopy>> {
  const district = checkDistrict(scope)
  if (!district.ok) return district
  const found = await findTransfer(scope, id)
  if (!found.ok) return found
  const kept = await selectOwnPackage(scope, id)
  if (kept === undefined) return refuseCore('not-found', 'transfer.package-missing')
  return ok({ ...kept, at: kept.at.toISOString() })
}
