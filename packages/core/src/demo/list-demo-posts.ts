import type { PostRole } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'

/** A post that a made-up person holds. */
export interface DemoPostRecord {
  readonly personId: string
  readonly postId: string
  readonly role: PostRole
  readonly unitId: string
  readonly unitName: string
}

/** The posts that the demonstration's people hold on a day, in the order of their units. */
export function listDemoPosts(scope: CoreReading, on: DateText): Promise<DemoPostRecord[]> {
  return scope.db
    .selectFrom('core.appointment as a')
    .innerJoin('core.person as p', 'p.id', 'a.person_id')
    .innerJoin('core.post as o', 'o.id', 'a.post_id')
    .innerJoin('core.org_unit as u', 'u.id', 'o.unit_id')
    .select(['p.id as personId', 'o.id as postId', 'o.role', 'u.id as unitId', 'u.name as unitName'])
    .where('p.demo', '=', true)
    .where('a.valid_from', '<=', on)
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', on)]))
    .orderBy('u.sort_key')
    .orderBy('u.id')
    .orderBy('o.id')
    .execute()
}
