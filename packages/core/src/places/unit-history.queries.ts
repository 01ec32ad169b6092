import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'

/** Every unit as it is today, with the day since which it is so, and its periods before; one row a period. */
export function selectPeriods(scope: CoreReading, unitIds: readonly string[]) {
  return scope.db
    .selectFrom('core.unit_past as v')
    .leftJoin('core.org_unit as parent', 'parent.id', 'v.parent_id')
    .select(['v.unit_id as unitId', 'v.name', 'v.full_name as fullName', 'v.parent_id as parentId'])
    .select(['v.valid_from as from', 'v.valid_to as to', 'parent.name as parent'])
    .where('v.unit_id', 'in', unitIds)
    .orderBy('v.valid_from')
    .execute()
}

export function selectOwn(scope: CoreReading, unitId: string) {
  return scope.db
    .selectFrom('core.org_unit as u')
    .leftJoin('core.org_unit as parent', 'parent.id', 'u.parent_id')
    .select(['u.id', 'u.name', 'u.full_name as fullName', 'u.valid_from as from', 'u.valid_to as to'])
    .select(['u.parent_id as parentId', 'parent.name as parent'])
    .where('u.id', '=', unitId)
    .executeTakeFirst()
}

export function selectSuccessors(scope: CoreReading, unitId: string) {
  return scope.db
    .selectFrom('core.place_succession as s')
    .innerJoin('core.org_unit as u', 'u.id', 's.successor_id')
    .select(['u.id', 'u.name', 'u.kind', 'u.parent_id as parentId'])
    .where('s.unit_id', '=', unitId)
    .where('s.successor_id', '<>', unitId)
    .orderBy('s.event_id')
    .orderBy('s.position')
    .execute()
}

export function selectPredecessors(scope: CoreReading, unitId: string) {
  return scope.db
    .selectFrom('core.place_succession as s')
    .innerJoin('core.org_unit as u', 'u.id', 's.unit_id')
    .select(['u.id', 'u.name', 'u.kind', 'u.parent_id as parentId'])
    .where('s.successor_id', '=', unitId)
    .where('s.unit_id', '<>', unitId)
    .orderBy('s.event_id')
    .orderBy('u.id')
    .execute()
}

/** What a unit has become in another district, or was there. */
export function selectElsewhere(scope: CoreReading, unitId: string) {
  return scope.db
    .selectFrom('core.transfer_unit as t')
    .innerJoin('core.place_event as e', 'e.id', 't.event_id')
    .select(['e.kind', 'e.day', 't.transfer_id as transferId', 't.other_tenant_name as district'])
    .select('t.other_unit_name as name')
    .where('t.unit_id', '=', unitId)
    .orderBy('e.day')
    .execute()
}

/** Delegations of an area, and those that a community has had. */
export function selectUnitDelegations(scope: CoreReading, unitId: string) {
  return scope.db
    .selectFrom('core.delegation as d')
    .innerJoin('core.org_unit as area', 'area.id', 'd.area_id')
    .innerJoin('core.org_unit as delegate', 'delegate.id', 'd.delegate_id')
    .select(['area.name as area', 'delegate.name as delegate', 'd.valid_from as from', 'd.valid_to as to'])
    .where((eb) => eb.or([eb('d.area_id', '=', unitId), eb('d.delegate_id', '=', unitId)]))
    .orderBy('d.valid_from')
    .orderBy('d.id')
    .execute()
}

/** Who looks after an area on a day by delegation. */
export function selectDelegate(scope: CoreReading, areaId: string, on: DateText) {
  return scope.db
    .selectFrom('core.delegation as d')
    .innerJoin('core.org_unit as u', 'u.id', 'd.delegate_id')
    .select(['u.id', 'u.parent_id as parentId', 'u.kind', 'u.name', 'u.full_name as fullName', 'u.overseer'])
    .where('d.area_id', '=', areaId)
    .where('d.valid_from', '<=', on)
    .where((eb) => eb.or([eb('d.valid_to', 'is', null), eb('d.valid_to', '>', on)]))
    .executeTakeFirst()
}

/** The whole register as it was on a day: units there on it, each in the name and place of that day. */
export async function selectRegisterOn(scope: CoreReading, on: DateText) {
  return scope.db
    .selectFrom('core.org_unit as u')
    .leftJoin('core.unit_past as v', (join) =>
      join.onRef('v.unit_id', '=', 'u.id').on('v.valid_from', '<=', on).on('v.valid_to', '>', on),
    )
    .select(['u.id', 'u.kind', 'u.name', 'u.full_name as fullName', 'u.parent_id as parentId'])
    .select(['v.unit_id as pastOf', 'v.name as pastName', 'v.full_name as pastFullName', 'v.parent_id as pastParentId'])
    .where('u.valid_from', '<=', on)
    .where((eb) => eb.or([eb('u.valid_to', 'is', null), eb('u.valid_to', '>', on)]))
    .orderBy('u.sort_key')
    .orderBy('u.id')
    .execute()
}

/** One unit as it was on a day; nothing when it was not there. */
export function selectUnitOn(scope: CoreReading, unitId: string, on: DateText) {
  return scope.db
    .selectFrom('core.org_unit as u')
    .leftJoin('core.unit_past as v', (join) =>
      join.onRef('v.unit_id', '=', 'u.id').on('v.valid_from', '<=', on).on('v.valid_to', '>', on),
    )
    .select(['u.id', 'u.kind', 'u.name', 'u.parent_id as parentId'])
    .select(['v.unit_id as pastOf', 'v.name as pastName', 'v.parent_id as pastParentId'])
    .where('u.id', '=', unitId)
    .where('u.valid_from', '<=', on)
    .where((eb) => eb.or([eb('u.valid_to', 'is', null), eb('u.valid_to', '>', on)]))
    .executeTakeFirst()
}
