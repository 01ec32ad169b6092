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

export interface PersonRecord {
  readonly personId: string
  readonly name: string
  /** A made-up person of the demonstration. */
  readonly demo: boolean
  readonly phone: string | null
  readonly leftOn: string | null
}

export function selectPerson(scope: CoreReading, personId: string): Promise<PersonRecord | undefined> {
  return scope.db
    .selectFrom('core.person')
    .select(['id as personId', 'name', 'demo', 'phone', 'left_on as leftOn'])
    .where('id', '=', personId)
    .executeTakeFirst()
}

/** Somebody without a post yet. @returns their id */
export async function insertPerson(
  scope: CoreWriting,
  { name, demo }: { name: string; demo: boolean },
): Promise<string> {
  const id = newId()
  await scope.db.insertInto('core.person').values({ id, name, demo }).execute()
  return id
}

export async function updatePerson(
  scope: CoreWriting,
  personId: string,
  change: { readonly name: string; readonly phone: string | null } | { readonly left_on: DateText },
): Promise<void> {
  await scope.db.updateTable('core.person').set(change).where('id', '=', personId).execute()
}
