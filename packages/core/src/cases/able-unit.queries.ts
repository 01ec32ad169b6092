import { prepareQuery } from '@linli/database'
import type { DateText } from '@linli/kernel'
import { sql } from 'kysely'
import type { CoreTables } from '../core-module.ts'
import type { CoreReading } from '../scope.ts'

export interface Ability {
  readonly caseId: string
  /** Roles that hold the permission. */
  readonly roles: readonly string[]
  /** Persons and posts that may not, for instance because they decided before. */
  readonly withoutPersons: readonly string[]
  readonly withoutPosts: readonly string[]
  readonly on: DateText
}

/** Whoever holds a post of such a role today and has not stepped back from the case; a row for each post and person. */
const ablePosts = prepareQuery<CoreTables, Ability>()((db, param) =>
  db
    .selectFrom('core.post as o')
    .innerJoin('core.appointment as a', 'a.post_id', 'o.id')
    .innerJoin('core.person as p', 'p.id', 'a.person_id')
    .innerJoin('core.org_unit as u', 'u.id', 'o.unit_id')
    .select([
      'o.id as postId',
      'o.title',
      'o.unit_id as unitId',
      'u.name as unit',
      'u.overseer',
      'p.id as personId',
      'p.name as person',
    ])
    .where((eb) => eb('o.role', '=', sql<never>`any(${param('roles')}::text[])`))
    .where('a.valid_from', '<=', param('on'))
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', param('on'))]))
    .where((eb) => eb('p.id', '<>', sql<string>`all(${param('withoutPersons')}::uuid[])`))
    .where((eb) => eb('o.id', '<>', sql<string>`all(${param('withoutPosts')}::uuid[])`))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('core.recusal as r')
            .select('r.person_id')
            .where('r.case_id', '=', param('caseId'))
            .whereRef('r.person_id', '=', 'p.id'),
        ),
      ),
    )
    .orderBy('u.overseer', 'desc')
    .orderBy('u.sort_key')
    .orderBy('u.id')
    .orderBy('o.id'),
)

export type AblePost = NonNullable<NonNullable<(typeof ablePosts)['types']>['row']>

export const selectAblePosts = (scope: CoreReading, ability: Ability) => scope.run(ablePosts, ability)

const unitsAbove = prepareQuery<CoreTables, { unitId: string }>()((db, param) =>
  db
    .selectFrom('core.org_unit_closure')
    .select(['ancestor_id as unitId', 'depth'])
    .where('descendant_id', '=', param('unitId'))
    .orderBy('depth'),
)

/** A unit and all above it, itself first. */
export const selectUnitsAbove = (scope: CoreReading, unitId: string) => scope.run(unitsAbove, { unitId })
