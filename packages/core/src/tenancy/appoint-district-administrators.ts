import { type AdministratorRole, type AppointedAdministrator, administratorRoles } from '@linli/contract'
import type { Database } from '@linli/database'
import { ok, RefusalError, type Result, valueOrThrow } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { coreModule } from '../core-module.ts'
import { refuseCore } from '../core-refusals.ts'
import { settleNewPerson } from '../people/add-person.ts'
import type { CoreWriting } from '../scope.ts'
import { selectRootUnit } from './administrator.queries.ts'
import { countAdministrators } from './count-administrators.ts'
import { type CityAdministrator, districtContext, listOwnDistricts } from './own-districts.ts'
import { lockOwnTenant, type TenantRecord } from './tenant.queries.ts'

export interface NewAdministrator {
  readonly role: AdministratorRole
  readonly name: string
  readonly account: string
  readonly title: string
}

export interface NewDistrictAdministrators {
  readonly tenantId: string
  /** One or all of the three, each another person. */
  readonly administrators: readonly NewAdministrator[]
  /** Needed where one of these duties is somebody's already. */
  readonly reason?: string | undefined
  readonly at: Date
}

/**
 * A city's administrator gives a district its administrators, who do everything else there: as many people as duties, since
 * nobody may join two of them. The district's audit has it in the appointments' own transaction; the city's has it in one
 * that follows, since no transaction spans two tenants. The reason stands in both.
 *
 * Refuses with `access.not-permitted` outside a city, with `tenancy.district-not-found` for whatever is not a district of
 * this city, with `tenancy.role-twice` for a duty that is named twice, with `tenancy.reason-required` while somebody there
 * can do it and no reason is given, and as `settleNewPerson` does.
 */
export async function appointDistrictAdministrators(
  database: Database,
  city: CityAdministrator,
  input: NewDistrictAdministrators,
): Promise<Result<AppointedAdministrator[]>> {
  const districts = await listOwnDistricts(database, city)
  if (!districts.ok) return districts
  const district = districts.value.find(({ id }) => id === input.tenantId)
  if (district === undefined) return refuseCore('not-found', 'tenancy.district-not-found')
  const twice = findRoleTwice(input.administrators)
  if (twice !== undefined) return refuseCore('invalid', 'tenancy.role-twice', { role: twice })
  const added = await appoint(database, city, { ...input, district })
  if (!added.ok) return added
  const { administrators, reason, at } = input
  await database.write(coreModule, city.context, (scope) =>
    appendAudit(scope, city.actor, {
      at,
      action: 'tenancy.appoint-administrators',
      subjectKind: 'tenant',
      subjectId: district.id,
      details: {
        district: district.name,
        accounts: administrators.map(({ account }) => account),
        ...(reason !== undefined && { reason }),
      },
    }),
  )
  return added
}

function findRoleTwice(administrators: readonly NewAdministrator[]): AdministratorRole | undefined {
  return administratorRoles.find((role) => administrators.filter((one) => one.role === role).length > 1)
}

interface Appointments extends NewDistrictAdministrators {
  readonly district: TenantRecord
}

async function appoint(
  database: Database,
  city: CityAdministrator,
  { district, ...input }: Appointments,
): Promise<Result<AppointedAdministrator[]>> {
  try {
    const appointed = await database.write(coreModule, districtContext(district, city), async (scope) => {
      valueOrThrow(await checkReason(scope, input))
      const unit = await selectRootUnit(scope)
      if (unit === undefined) throw new Error(`The tenant ${district.id} has no units`)
      const { administrators, reason, at } = input
      const added: AppointedAdministrator[] = []
      for (const { role, name, account, title } of administrators) {
        const person = { name, account, title, unitId: unit.id, role, reason, at }
        const { oneTimePassword } = valueOrThrow(await settleNewPerson(scope, city.actor, person))
        added.push({ role, name, account, oneTimePassword })
      }
      return added
    })
    return ok(appointed)
  } catch (error) {
    if (error instanceof RefusalError) return { ok: false, refusal: error.refusal }
    throw error
  }
}

async function checkReason(
  scope: CoreWriting,
  { administrators, reason, at }: Omit<NewDistrictAdministrators, 'tenantId'>,
): Promise<Result<void>> {
  // one appointment at a time in a district: of two that race, the second counts the first
  await lockOwnTenant(scope)
  const counts = await countAdministrators(scope, at)
  const held = administrators.reduce((sum, { role }) => sum + counts[role], 0)
  return held === 0 || reason !== undefined
    ? ok(undefined)
    : refuseCore('invalid', 'tenancy.reason-required', { administrators: held })
}
