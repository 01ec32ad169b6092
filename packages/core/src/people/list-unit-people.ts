import type { PostRole } from '@linli/contract'
import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { isInArea } from '../organisation/area.ts'
import { findDutyHolder } from '../organisation/find-duty-holder.ts'
import type { CoreReading } from '../scope.ts'

/** Somebody at work in a unit: a name and a post, and nothing by which to call them. */
export interface UnitPerson {
  readonly personId: string
  readonly name: string
  readonly postId: string
  readonly title: string
  readonly role: PostRole
}

interface UnitPeopleQuery {
  /** Whose area bounds what is answered. */
  readonly areaUnitId: string
  readonly unitId: string
  readonly on: DateText
}

/** Who works in a unit on a day. Refuses with `unit.not-found` outside the area of the asking post. */
export async function listUnitPeople(scope: CoreReading, query: UnitPeopleQuery): Promise<Result<UnitPerson[]>> {
  const { unitId, on } = query
  if (!(await isInArea(scope, query))) return refuseCore('not-found', 'unit.not-found')
  const people = await scope.db
    .selectFrom('core.appointment as a')
    .innerJoin('core.post as o', 'o.id', 'a.post_id')
    .innerJoin('core.person as p', 'p.id', 'a.person_id')
    .select(['p.id as personId', 'p.name', 'o.id as postId', 'o.title', 'o.role'])
    .where('o.unit_id', '=', unitId)
    .where('a.valid_from', '<=', on)
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', on)]))
    .orderBy('o.id')
    .orderBy('p.id')
    .execute()
  return ok(people)
}

/** Who works in the unit that holds a duty on a day. Refuses with `organisation.no-duty`, and as `listUnitPeople` does. */
export async function listDutyPeople(
  scope: CoreReading,
  { duty, ...query }: Omit<UnitPeopleQuery, 'unitId'> & { readonly duty: string },
): Promise<Result<UnitPerson[]>> {
  const unitId = await findDutyHolder(scope, { duty, on: query.on })
  if (unitId === undefined) return refuseCore('conflict', 'organisation.no-duty', { duty })
  return listUnitPeople(scope, { ...query, unitId })
}
