import type { TransferDistrict } from '@linli/contract'
import type { Database } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import { listOwnDistricts } from '../tenancy/own-districts.ts'
import type { TransferCaller } from './transfer-work.ts'

/** Between which districts a city can propose a transfer. Refuses with `access.not-permitted` outside a city. */
export async function listTransferDistricts(
  database: Database,
  caller: TransferCaller,
): Promise<Result<TransferDistrict[]>> {
  const districts = await listOwnDistricts(database, caller)
  return districts.ok ? ok(districts.value.map(({ id, name }) => ({ id, name }))) : districts
}
