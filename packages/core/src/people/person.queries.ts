import type { PostRole } from '@linli/contract'
import { type DateText, newId } from '@linli/kernel'
import type { CoreReading, CoreWriting } from '../scope.ts'

export interface NewPost {
  readonly unitId: string
  readonly title: string
  readonly role: PostRole
}

export interface NewAppointment extends NewPost {
  readonly name: string
  readonly demo: boolean
  readonly from: DateText
}

/** A person with a new post, in one statement. */
export async function insertAppointedPerson(scope: CoreWriting, appointed: NewAppointment) {
  const personId = newId()
  const postId = newId()
  const { name, demo, unitId, title, role, from } = appointed
  await scope.db
    .with('person', (db) => db.insertInto('core.person').values({ id: personId, name, demo }))
    .with('post', (db) => db.insertInto('core.post').values({ id: postId, unit_id: unitId, title, role }))
    .insertInto('core.appointment')
    .values({ id: newId(), person_id: personId, post_id: postId, valid_from: from, valid_to: null })
    .execute()
  return { personId, postId }
}

/** Everybody of the tenant with the posts they hold on a day; a row a post. */
export function selectPeople(scope: CoreReading, on: DateText) {
  return scope.db
    .selectFrom('core.person as p')
    .leftJoin('core.appointment as a', (join) =>
      join
        .onRef('a.person_id', '=', 'p.id')
        .on('a.valid_from', '<=', on)
        .on((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', on)])),
    )
    .leftJoin('core.post as o', 'o.id', 'a.post_id')
    .leftJoin('core.org_unit as u', 'u.id', 'o.unit_id')
    .select(['p.id as personId', 'p.name', 'p.demo', 'o.title', 'o.role', 'u.name as unit'])
    .orderBy('p.id')
    .orderBy('o.id')
    .execute()
}

export function selectPerson(scope: CoreReading, personId: string) {
  return scope.db
    .selectFrom('core.person')
    .select(['id as personId', 'name', 'demo'])
    .where('id', '=', personId)
    .executeTakeFirst()
}
