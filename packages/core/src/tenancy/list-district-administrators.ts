import type { DistrictRow } from '@linli/contract'
import type { Database, ReadScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import { type CoreTables, coreModule } from '../core-module.ts'
import { countAdministrators } from './count-administrators.ts'
import { type CityAdministrator, districtContext, listOwnDistricts } from './own-districts.ts'

/**
 * The districts under a city with how many of each of their administrators can sign in: counts and no names. Refuses with
 * `access.not-permitted` outside a city.
 */
export async function listDistrictAdministrators(
  database: Database,
  city: CityAdministrator,
  { now }: { readonly now: Date },
): Promise<Result<DistrictRow[]>> {
  const districts = await listOwnDistricts(database, city)
  if (!districts.ok) return districts
  const rows: DistrictRow[] = []
  for (const district of districts.value) {
    const { id, name, kind, slug } = district
    const count = (scope: ReadScope<CoreTables>) => countAdministrators(scope, now)
    const administrators = await database.read(coreModule, districtContext(district, city), count)
    rows.push({ tenantId: id, name, kind, slug, administrators })
  }
  return ok(rows)
}
