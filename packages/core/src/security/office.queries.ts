import { administratorRoles, type PostRole } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'

/** The administrators' roles that a person holds on a day. */
export async function selectOffices(scope: CoreReading, personId: string, on: DateText): Promise<PostRole[]> {
  const rows = await scope.db
    .selectFrom('core.appointment as a')
    .innerJoin('core.post as o', 'o.id', 'a.post_id')
    .select('o.role')
    .distinct()
    .where('a.person_id', '=', personId)
    .where('o.role', 'in', administratorRoles)
    .where('a.valid_from', '<=', on)
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', on)]))
    .execute()
  return rows.map(({ role }) => role)
}

/** Names of people, by id. */
export async function selectNames(
  scope: CoreReading,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await scope.db.selectFrom('core.person').select(['id', 'name']).where('id', 'in', personIds).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const AT_MOST = 500

/** People with a text in their name; the first five hundred. */
export async function findPeopleNamed(scope: CoreReading, text: string): Promise<string[]> {
  const rows = await scope.db
    .selectFrom('core.person')
    .select('id')
    .where((eb) => eb(eb.fn<number>('strpos', ['name', eb.val(text)]), '>', 0))
    .limit(AT_MOST)
    .execute()
  return rows.map(({ id }) => id)
}
