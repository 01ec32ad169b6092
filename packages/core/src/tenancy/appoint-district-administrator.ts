import type { Database } from '@linli/database'
import { ok, RefusalError, type Result, valueOrThrow } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { coreModule } from '../core-module.ts'
import { refuseCore } from '../core-refusals.ts'
import { type AddedPerson, addPerson } from '../people/add-person.ts'
import type { CoreWriting } from '../scope.ts'
import { selectRootUnit } from './administrator.queries.ts'
import { countAdministrators } from './count-administrators.ts'
import { type CityAdministrator, districtContext, listOwnDistricts } from './own-districts.ts'
import { lockOwnTenant, type TenantRecord } from './tenant.queries.ts'

export interface NewDistrictAdministrator {
  readonly tenantId: string
  readonly name: string
  readonly account: string
  readonly title: string
  /** Needed while the district has an administrator already. */
  readonly reason?: string | undefined
  readonly at: Date
}

/**
 * A city's administrator gives a district an administrator, who does everything else there. The district's audit has it in
 * the appointment's own transaction; the city's has it in one that follows, since no transaction spans two tenants. The reason
 * stands in both.
 *
 * Refuses with `access.not-permitted` outside a city, with `tenancy.district-not-found` for whatever is not a district of
 * this city, with `tenancy.reason-required` while somebody there can do it and no reason is given, and as `addPerson` does.
 */
export async function appointDistrictAdministrator(
  database: Database,
  city: CityAdministrator,
  input: NewDistrictAdministrator,
): Promise<Result<AddedPerson>> {
  const districts = await listOwnDistricts(database, city)
  if (!districts.ok) return districts
  const district = districts.value.find(({ id }) => id === input.tenantId)
  if (district === undefined) return refuseCore('not-found', 'tenancy.district-not-found')
  const added = await appoint(database, city, { ...input, district })
  if (!added.ok) return added
  const { account, reason, at } = input
  await database.write(coreModule, city.context, (scope) =>
    appendAudit(scope, city.actor, {
      at,
      action: 'tenancy.appoint-administrator',
      subjectKind: 'tenant',
      subjectId: district.id,
      details: { district: district.name, account, ...(reason !== undefined && { reason }) },
    }),
  )
  return added
}

interface Appointment extends NewDistrictAdministrator {
  readonly district: TenantRecord
}

async function appoint(
  database: Database,
  city: CityAdministrator,
  { district, ...appointed }: Appointment,
): Promise<Result<AddedPerson>> {
  try {
    const added = await database.write(coreModule, districtContext(district, city), async (scope) => {
      valueOrThrow(await checkReason(scope, appointed))
      const unit = await selectRootUnit(scope)
      if (unit === undefined) throw new Error(`The tenant ${district.id} has no units`)
      const { name, account, title, reason, at } = appointed
      const person = { name, account, title, unitId: unit.id, role: 'administrator' as const, reason, at }
      return valueOrThrow(await addPerson(scope, city.actor, person))
    })
    return ok(added)
  } catch (error) {
    if (error instanceof RefusalError) return { ok: false, refusal: error.refusal }
    throw error
  }
}

async function checkReason(
  scope: CoreWriting,
  { reason, at }: Pick<NewDistrictAdministrator, 'reason' | 'at'>,
): Promise<Result<void>> {
  // one appointment at a time in a district: of two that race, the second counts the first
  await lockOwnTenant(scope)
  const administrators = await countAdministrators(scope, at)
  if (administrators === 0 || reason !== undefined) return ok(undefined)
  return refuseCore('invalid', 'tenancy.reason-required', { administrators })
}
