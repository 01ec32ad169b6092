import { prepareQuery, type TenantKysely } from '@linli/database'
import type { DateText } from '@linli/kernel'
import { sql } from 'kysely'
import type { CoreTables } from '../core-module.ts'
import { enabledPluginIds } from '../plugins/plugin.queries.ts'
import type { CoreReading } from '../scope.ts'

interface HeldOn {
  readonly personId: string
  readonly on: DateText
}

function postsHeld(db: TenantKysely<CoreTables>, param: <Key extends keyof HeldOn>(key: Key) => HeldOn[Key]) {
  return db
    .selectFrom('core.appointment as a')
    .innerJoin('core.person as p', 'p.id', 'a.person_id')
    .innerJoin('core.post as o', 'o.id', 'a.post_id')
    .innerJoin('core.org_unit as u', 'u.id', 'o.unit_id')
    .select([
      'p.name',
      'p.demo',
      'o.id as postId',
      (eb) => eb.fn.coalesce('a.acting_title', 'o.title').as('title'),
      'o.role',
      'u.id as unitId',
      'u.name as unitName',
      'u.kind as unitKind',
    ])
    .where('a.person_id', '=', param('personId'))
    .where('a.valid_from', '<=', param('on'))
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', param('on'))]))
    .where((eb) => eb.or([eb('o.closed_on', 'is', null), eb('o.closed_on', '>', param('on'))]))
    .orderBy('a.valid_from')
    .orderBy('o.id')
}

const heldPosts = prepareQuery<CoreTables, HeldOn>()(postsHeld)

const heldPostsWithPlugins = prepareQuery<CoreTables, HeldOn>()((db, param) =>
  postsHeld(db, param).select(sql<string[]>`array(${enabledPluginIds(db)})`.as('enabledPlugins')),
)

/** The posts that a person holds on a day, in one statement. */
export function selectHeldPosts(scope: CoreReading, personId: string, on: DateText) {
  return scope.run(heldPosts, { personId, on })
}

/** The same, each with the plugins enabled in the tenant: what nearly every request needs, in one statement. */
export function selectHeldPostsWithPlugins(scope: CoreReading, personId: string, on: DateText) {
  return scope.run(heldPostsWithPlugins, { personId, on })
}
