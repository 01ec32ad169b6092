import { prepareQuery } from '@linli/database'
import type { DateText } from '@linli/kernel'
import type { CoreTables } from '../core-module.ts'
import type { CoreReading } from '../scope.ts'

const heldPosts = prepareQuery<CoreTables, { personId: string; on: DateText }>()((db, param) =>
  db
    .selectFrom('core.appointment as a')
    .innerJoin('core.person as p', 'p.id', 'a.person_id')
    .innerJoin('core.post as o', 'o.id', 'a.post_id')
    .innerJoin('core.org_unit as u', 'u.id', 'o.unit_id')
    .select([
      'p.name',
      'p.demo',
      'o.id as postId',
      'o.title',
      'o.role',
      'u.id as unitId',
      'u.name as unitName',
      'u.kind as unitKind',
    ])
    .where('a.person_id', '=', param('personId'))
    .where('a.valid_from', '<=', param('on'))
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', param('on'))]))
    .orderBy('a.valid_from')
    .orderBy('o.id'),
)

/** The posts that a person holds on a day, in one statement. */
export function selectHeldPosts(scope: CoreReading, personId: string, on: DateText) {
  return scope.run(heldPosts, { personId, on })
}
