import type { DateText } from '@linli/kernel'
import { sql } from 'kysely'
import { insertPlaceNotes, type PlaceNote } from '../places/place-note.queries.ts'
import type { CoreWriting } from '../scope.ts'

type Ids = readonly string[]
const anyOf = (ids: Ids) => sql<string>`any(${ids}::uuid[])`

/** Closes posts of units that leave, and ends what is held in them, on a day; what was to close later closes then. */
export async function closePosts(scope: CoreWriting, postIds: Ids, day: DateText): Promise<void> {
  if (postIds.length === 0) return
  await scope.db
    .updateTable('core.post')
    .set({ closed_on: sql<string>`least(closed_on, ${day}::date)` })
    .where('id', '=', anyOf(postIds))
    .execute()
  await scope.db
    .updateTable('core.appointment')
    .set({ valid_to: sql<string>`greatest(valid_from, ${day}::date)` })
    .where('post_id', '=', anyOf(postIds))
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', day)]))
    .execute()
}

export interface HandingOn extends PlaceNote {
  /** The other district's name. */
  readonly to: string
  readonly on: DateText
}

/** Closes cases that are gone on with in another district: to-dos, branches and clocks end, and their history says where they are. */
export async function handCasesOn(scope: CoreWriting, caseIds: Ids, handing: HandingOn): Promise<void> {
  if (caseIds.length === 0) return
  const { to, at, on } = handing
  const files = await scope.db
    .updateTable('core.case_file')
    .set((eb) => ({ handed_to: to, version: eb('version', '+', 1), side_steps: 0, updated_at: at }))
    .where('id', '=', anyOf(caseIds))
    .returning(['id', 'version', 'state'])
    .execute()
  await insertPlaceNotes(scope, files, handing)
  await scope.db
    .updateTable('core.todo')
    .set({ done_at: at, done_by_post: null })
    .where('case_id', '=', anyOf(caseIds))
    .where('done_at', 'is', null)
    .execute()
  await scope.db
    .updateTable('core.case_branch')
    .set((eb) => ({ closed_at: at, version: eb('version', '+', 1) }))
    .where('case_id', '=', anyOf(caseIds))
    .where('closed_at', 'is', null)
    .execute()
  await scope.db
    .updateTable('core.clock')
    .set({ stopped_on: on, act_on: null })
    .where('case_id', '=', anyOf(caseIds))
    .where('stopped_on', 'is', null)
    .execute()
}
