import { type AdministratorRole, administratorRoles, type PostRole } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'

export interface AdministratorRecord {
  readonly personId: string
  readonly role: AdministratorRole
}

/** Who holds an administrator's post on a day, in which of the three duties. */
export async function selectAdministrators(scope: CoreReading, on: DateText): Promise<AdministratorRecord[]> {
  const rows = await scope.db
    .selectFrom('core.appointment as a')
    .innerJoin('core.post as o', 'o.id', 'a.post_id')
    .select(['a.person_id as personId', 'o.role'])
    .distinct()
    .where('o.role', 'in', administratorRoles)
    .where('a.valid_from', '<=', on)
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', on)]))
    .execute()
  // the filter lets no other role through
  return rows as AdministratorRecord[]
}

/** The duties for which the tenant has or ever had a post. */
export async function selectAdministratorPosts(scope: CoreReading): Promise<PostRole[]> {
  const rows = await scope.db
    .selectFrom('core.post')
    .select('role')
    .distinct()
    .where('role', 'in', administratorRoles)
    .execute()
  return rows.map(({ role }) => role)
}

/** The unit that stands for the whole tenant. */
export function selectRootUnit(scope: CoreReading) {
  return scope.db
    .selectFrom('core.org_unit')
    .select(['id', 'name', 'kind'])
    .where('parent_id', 'is', null)
    .executeTakeFirst()
}
