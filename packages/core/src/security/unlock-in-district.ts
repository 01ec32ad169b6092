import { authModule, listAccountSecurity, listAccounts } from '@linli/auth'
import type { DistrictLockRow } from '@linli/contract'
import type { Database } from '@linli/database'
import { dayOf, ok, RefusalError, type Result, valueOrThrow } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { coreModule } from '../core-module.ts'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'
import { selectAdministrators } from '../tenancy/administrator.queries.ts'
import { type CityAdministrator, districtContext, listOwnDistricts } from '../tenancy/own-districts.ts'
import { selectNames } from './office.queries.ts'
import { unlockPersonAccount } from './protect-account.ts'

export interface DistrictUnlock {
  readonly tenantId: string
  readonly accountId: string
  readonly reason: string
  readonly at: Date
}

/**
 * A city's security administrator takes the lock off a district's security administrator, who may be the only one there. The
 * audit where it happens, the district's, has it in the same transaction; the city's has it in one that follows, since only a
 * place that crosses from a district to another has a transaction over two tenants.
 *
 * Refuses with `access.not-permitted` outside a city, with `security.lock-not-found` for whatever is not a district of this
 * city and whoever is no security administrator there, and as `unlockPersonAccount` does.
 */
export async function unlockInDistrict(
  database: Database,
  city: CityAdministrator,
  input: DistrictUnlock,
): Promise<Result<void>> {
  const districts = await listOwnDistricts(database, city)
  if (!districts.ok) return districts
  const district = districts.value.find(({ id }) => id === input.tenantId)
  if (district === undefined) return refuseCore('not-found', 'security.lock-not-found')
  try {
    await database.write(coreModule, districtContext(district, city), async (scope) => {
      valueOrThrow(await requireSecurityAdministrator(scope, input))
      valueOrThrow(await unlockPersonAccount(scope, city.actor, input))
    })
  } catch (error) {
    if (error instanceof RefusalError) return { ok: false, refusal: error.refusal }
    throw error
  }
  const { accountId, reason, at } = input
  await database.write(coreModule, city.context, (scope) =>
    appendAudit(scope, city.actor, {
      at,
      action: 'security.unlock-in-district',
      subjectKind: 'tenant',
      subjectId: district.id,
      details: { district: district.name, accountId, reason },
    }),
  )
  return ok(undefined)
}

/** The districts' security administrators who are locked out now. Refuses with `access.not-permitted` outside a city. */
export async function listDistrictLocks(
  database: Database,
  city: CityAdministrator,
  { now }: { now: Date },
): Promise<Result<DistrictLockRow[]>> {
  const districts = await listOwnDistricts(database, city)
  if (!districts.ok) return districts
  const locks: DistrictLockRow[] = []
  for (const district of districts.value) {
    const rows = await database.read(coreModule, districtContext(district, city), async (scope) => {
      const personIds = securityAdministrators(await selectAdministrators(scope, dayOf(now)))
      const query = { now, state: 'locked' as const, personIds, limit: 100 }
      const accounts = personIds.length === 0 ? [] : await listAccountSecurity(scope.as(authModule), query)
      const names = await selectNames(scope, personIds)
      return accounts.map(({ accountId, account, personId, lockedUntil }) => ({
        tenantId: district.id,
        district: district.name,
        accountId,
        account,
        name: names.get(personId) ?? '',
        lockedUntil: lockedUntil?.toISOString() ?? '',
      }))
    })
    locks.push(...rows)
  }
  return ok(locks)
}

async function requireSecurityAdministrator(
  scope: CoreWriting,
  { accountId, at }: DistrictUnlock,
): Promise<Result<void>> {
  const personIds = securityAdministrators(await selectAdministrators(scope, dayOf(at)))
  const locked = await findAccounts(scope, personIds)
  return locked.includes(accountId) ? ok(undefined) : refuseCore('not-found', 'security.lock-not-found')
}

async function findAccounts(scope: CoreWriting, personIds: readonly string[]): Promise<string[]> {
  const accounts = await listAccounts(scope.as(authModule), { now: new Date(0), personIds })
  return accounts.map(({ accountId }) => accountId)
}

function securityAdministrators(administrators: Awaited<ReturnType<typeof selectAdministrators>>): string[] {
  return administrators.filter(({ role }) => role === 'security-administrator').map(({ personId }) => personId)
}
