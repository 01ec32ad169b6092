import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'

/** Who holds an administrator's post on a day. */
export async function selectAdministrators(scope: CoreReading, on: DateText): Promise<string[]> {
  const rows = await scope.db
    .selectFrom('core.appointment as a')
    .innerJoin('core.post as o', 'o.id', 'a.post_id')
    .select('a.person_id as personId')
    .distinct()
    .where('o.role', '=', 'administrator')
    .where('a.valid_from', '<=', on)
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', on)]))
    .execute()
  return rows.map(({ personId }) => personId)
}

/** The unit that stands for the whole tenant. */
export function selectRootUnit(scope: CoreReading) {
  return scope.db.selectFrom('core.org_unit').select(['id', 'name']).where('parent_id', 'is', null).executeTakeFirst()
}
