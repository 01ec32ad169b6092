import type { PostRole } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import { sql } from 'kysely'
import type { CoreReading } from '../scope.ts'

export interface PeoplePage {
  /** A part of the name; `orPersonIds` are found by something else. */
  readonly text?: string | undefined
  readonly orPersonIds?: readonly string[] | undefined
  readonly onlyPersonIds?: readonly string[] | undefined
  readonly notPersonIds?: readonly string[] | undefined
  readonly unitId?: string | undefined
  readonly role?: PostRole | undefined
  readonly on: DateText
  readonly after?: { readonly name: string; readonly id: string } | undefined
  readonly limit: number
}

/** People by name, a page of them. */
export function selectPeoplePage(scope: CoreReading, page: PeoplePage) {
  const { text, orPersonIds = [], onlyPersonIds, notPersonIds, after, limit } = page
  return scope.db
    .selectFrom('core.person as p')
    .select(['p.id', 'p.name', 'p.demo'])
    .$if(text !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          sql<boolean>`strpos(p.name, ${text ?? ''}) > 0`,
          eb('p.id', '=', sql<string>`any(${orPersonIds}::uuid[])`),
        ]),
      ),
    )
    .$if(onlyPersonIds !== undefined, (query) =>
      query.where((eb) => eb('p.id', '=', sql<string>`any(${onlyPersonIds ?? []}::uuid[])`)),
    )
    .$if(notPersonIds !== undefined, (query) =>
      query.where((eb) => eb('p.id', '<>', sql<string>`all(${notPersonIds ?? []}::uuid[])`)),
    )
    .$if(page.unitId !== undefined || page.role !== undefined, (query) =>
      query.where('p.id', 'in', holders(scope, page)),
    )
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('p.name', 'p.id'), '>', eb.tuple(after?.name ?? '', sql<string>`${after?.id ?? ''}::uuid`)),
      ),
    )
    .orderBy('p.name')
    .orderBy('p.id')
    .limit(limit)
    .execute()
}

/** Who holds a post of the role, at the unit or below it, on the day. */
function holders(scope: CoreReading, { unitId, role, on }: PeoplePage) {
  return scope.db
    .selectFrom('core.appointment as a')
    .innerJoin('core.post as o', 'o.id', 'a.post_id')
    .innerJoin('core.org_unit_closure as c', 'c.descendant_id', 'o.unit_id')
    .select('a.person_id')
    .where('a.valid_from', '<=', on)
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', on)]))
    .$if(role !== undefined, (query) => query.where('o.role', '=', role ?? 'city-officer'))
    .$if(unitId !== undefined, (query) => query.where('c.ancestor_id', '=', unitId ?? ''))
}

/** The posts that these people hold on a day. */
export function selectPostsOf(scope: CoreReading, personIds: readonly string[], on: DateText) {
  return scope.db
    .selectFrom('core.appointment as a')
    .innerJoin('core.post as o', 'o.id', 'a.post_id')
    .innerJoin('core.org_unit as u', 'u.id', 'o.unit_id')
    .select([
      'a.person_id as personId',
      (eb) => eb.fn.coalesce('a.acting_title', 'o.title').as('title'),
      'o.role',
      'u.name as unit',
    ])
    .where('a.person_id', '=', sql<string>`any(${personIds}::uuid[])`)
    .where('a.valid_from', '<=', on)
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', on)]))
    .orderBy('a.valid_from')
    .orderBy('o.id')
    .execute()
}

/** The latest audit entries about a person or an account of theirs. */
export function selectChangesOf(scope: CoreReading, subjectIds: readonly string[], limit: number) {
  return scope.db
    .selectFrom('core.audit_entry')
    .select(['id', 'at', 'person_name as person', 'post_title as post', 'action', 'details'])
    .where('subject_kind', 'in', ['person', 'account'])
    .where('subject_id', 'in', subjectIds)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
