import type { CoreReading } from '../scope.ts'
import type { DemoPost } from './demo-people.ts'

export interface DemoPlace {
  readonly id: string
  readonly name: string
}

/** Where the demonstration's people work: the street with the most communities, and the first two of those. */
export async function findDemoPlaces(scope: CoreReading): Promise<ReadonlyMap<DemoPost['place'], DemoPlace>> {
  const units = await scope.db
    .selectFrom('core.org_unit')
    .select(['id', 'parent_id as parentId', 'kind', 'name', 'overseer'])
    .where('valid_to', 'is', null)
    .orderBy('sort_key')
    .orderBy('id')
    .execute()
  const communities = Map.groupBy(
    units.filter(({ kind }) => kind === 'community'),
    ({ parentId }) => parentId,
  )
  const below = (streetId: string) => communities.get(streetId) ?? []
  const [street] = units
    .filter(({ kind }) => kind === 'street')
    .toSorted((a, b) => below(b.id).length - below(a.id).length)
  const ofStreet = street === undefined ? [] : below(street.id)
  const places: readonly (readonly [DemoPost['place'], DemoPlace | undefined])[] = [
    ['root', units.find(({ parentId }) => parentId === null)],
    ['overseer', units.find(({ overseer }) => overseer)],
    ['health', units.find(({ kind, name }) => kind === 'department' && name.endsWith('卫生健康局'))],
    ['street', street],
    ['community', ofStreet[0]],
    // A county may have one community alone.
    ['second-community', ofStreet[1] ?? ofStreet[0]],
  ]
  return new Map(places.flatMap(([place, unit]) => (unit === undefined ? [] : [[place, unit] as const])))
}
