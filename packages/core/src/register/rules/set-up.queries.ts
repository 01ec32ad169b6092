import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../../scope.ts'

/** Streets, communities, and estates that stand under a street, as they exist on a day, in the order of the register. */
export function selectSubjects(scope: CoreReading, { belowId, on }: { belowId: string; on: DateText }) {
  return scope.db
    .selectFrom('core.org_unit_closure as c')
    .innerJoin('core.org_unit as u', 'u.id', 'c.descendant_id')
    .leftJoin('core.org_unit as p', 'p.id', 'u.parent_id')
    .select(['u.id', 'u.name', 'u.kind', 'u.parent_id as parentId', 'p.name as parentName', 'p.kind as parentKind'])
    .where('c.ancestor_id', '=', belowId)
    .where('u.kind', 'in', ['street', 'community', 'estate'])
    .where('u.valid_from', '<=', on)
    .where((eb) => eb.or([eb('u.valid_to', 'is', null), eb('u.valid_to', '>', on)]))
    .orderBy('u.sort_key')
    .orderBy('u.id')
    .execute()
}

/** For each community the buildings in it on a day, and how many of them are known to have a leader. */
export async function countBuildings(scope: CoreReading, communityIds: readonly string[], on: DateText) {
  if (communityIds.length === 0) return []
  const rows = await scope.db
    .selectFrom('core.org_unit_closure as c')
    .innerJoin('core.org_unit as b', 'b.id', 'c.descendant_id')
    .leftJoin('core.unit_attribute as a', (join) =>
      join
        .onRef('a.unit_id', '=', 'b.id')
        .on('a.key', '=', 'building-leader')
        .on('a.value', '=', 'yes')
        .on('a.valid_from', '<=', on)
        .on((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', on)])),
    )
    .select((eb) => [
      'c.ancestor_id as communityId',
      eb.fn.countAll<string>().as('buildings'),
      eb.fn.count<string>('a.unit_id').as('led'),
    ])
    .where('c.ancestor_id', 'in', communityIds)
    .where('b.kind', '=', 'building')
    .where('b.valid_from', '<=', on)
    .where((eb) => eb.or([eb('b.valid_to', 'is', null), eb('b.valid_to', '>', on)]))
    .groupBy('c.ancestor_id')
    .execute()
  return rows.map(({ communityId, buildings, led }) => ({
    communityId,
    buildings: Number(buildings),
    led: Number(led),
  }))
}

/** Who looks after these estates on a day. */
export function selectDelegates(scope: CoreReading, estateIds: readonly string[], on: DateText) {
  if (estateIds.length === 0) return Promise.resolve([])
  return scope.db
    .selectFrom('core.delegation as d')
    .innerJoin('core.org_unit as u', 'u.id', 'd.delegate_id')
    .select(['d.area_id as estateId', 'u.name', 'u.parent_id as streetId'])
    .where('d.area_id', 'in', estateIds)
    .where('d.valid_from', '<=', on)
    .where((eb) => eb.or([eb('d.valid_to', 'is', null), eb('d.valid_to', '>', on)]))
    .execute()
}
