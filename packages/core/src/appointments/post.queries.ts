import type { PostRole, PostState, UnitKind } from '@linli/contract'
import { type DateText, newId } from '@linli/kernel'
import { sql } from 'kysely'
import type { CoreReading, CoreWriting } from '../scope.ts'

export interface PostRecord {
  readonly id: string
  readonly title: string
  readonly role: PostRole
  readonly unitId: string
  readonly unit: string
  readonly unitKind: UnitKind
  readonly closedOn: string | null
}

function posts(scope: CoreReading) {
  return scope.db
    .selectFrom('core.post as o')
    .innerJoin('core.org_unit as u', 'u.id', 'o.unit_id')
    .select([
      'o.id',
      'o.title',
      'o.role',
      'o.unit_id as unitId',
      'u.name as unit',
      'u.kind as unitKind',
      'o.closed_on as closedOn',
    ])
}

export function selectPost(scope: CoreReading, postId: string): Promise<PostRecord | undefined> {
  return posts(scope).where('o.id', '=', postId).executeTakeFirst()
}

export interface PostFilter {
  readonly text?: string | undefined
  readonly unitId?: string | undefined
  readonly role?: PostRole | undefined
  readonly state?: PostState | undefined
}

export interface PostPage extends PostFilter {
  readonly on: DateText
  readonly after?: { readonly sortKey: number; readonly id: string } | undefined
  readonly limit: number
}

/** Posts in the order of their units, a page of them. */
export function selectPostPage(scope: CoreReading, { text, unitId, role, state, on, after, limit }: PostPage) {
  return posts(scope)
    .select('u.sort_key as sortKey')
    .$if(text !== undefined, (query) => query.where(sql<boolean>`strpos(o.title, ${text ?? ''}) > 0`))
    .$if(role !== undefined, (query) => query.where('o.role', '=', role ?? 'city-officer'))
    .$if(unitId !== undefined, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('core.org_unit_closure as c')
            .select('c.depth')
            .where('c.ancestor_id', '=', unitId ?? '')
            .whereRef('c.descendant_id', '=', 'o.unit_id'),
        ),
      ),
    )
    .where((eb) => {
      const closed = eb.and([eb('o.closed_on', 'is not', null), eb('o.closed_on', '<=', on)])
      if (state === 'closed') return closed
      if (state === undefined) return eb.not(closed)
      const holder = eb.exists(
        eb
          .selectFrom('core.appointment as a')
          .select('a.id')
          .whereRef('a.post_id', '=', 'o.id')
          .where('a.acting_title', 'is', null)
          .where('a.valid_from', '<=', on)
          .where((or) => or.or([or('a.valid_to', 'is', null), or('a.valid_to', '>', on)])),
      )
      return eb.and([eb.not(closed), state === 'held' ? holder : eb.not(holder)])
    })
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('u.sort_key', 'o.id'),
          '>',
          eb.tuple(after?.sortKey ?? 0, sql<string>`${after?.id ?? ''}::uuid`),
        ),
      ),
    )
    .orderBy('u.sort_key')
    .orderBy('o.id')
    .limit(limit)
    .execute()
}

/** Who holds these posts on a day. */
export function selectHolders(scope: CoreReading, postIds: readonly string[], on: DateText) {
  return scope.db
    .selectFrom('core.appointment as a')
    .innerJoin('core.person as p', 'p.id', 'a.person_id')
    .select([
      'a.post_id as postId',
      'a.person_id as personId',
      'p.name',
      'a.acting_title as actingTitle',
      'a.valid_from as from',
      'a.valid_to as to',
    ])
    .where('a.post_id', '=', sql<string>`any(${postIds}::uuid[])`)
    .where('a.valid_from', '<=', on)
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', on)]))
    .orderBy('a.valid_from')
    .execute()
}

export async function insertPost(
  scope: CoreWriting,
  post: { readonly unitId: string; readonly title: string; readonly role: PostRole },
): Promise<string> {
  const id = newId()
  await scope.db
    .insertInto('core.post')
    .values({ id, unit_id: post.unitId, title: post.title, role: post.role })
    .execute()
  return id
}

export async function updatePost(
  scope: CoreWriting,
  postId: string,
  change: { readonly title: string } | { readonly closed_on: DateText },
): Promise<void> {
  await scope.db.updateTable('core.post').set(change).where('id', '=', postId).execute()
}
