import type { IdentifierScheme, UnitKind } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../../scope.ts'

/** Units of some kinds that exist or have existed, with whether they lie in an area. */
export function selectParents(scope: CoreReading, { kinds, areaId }: { kinds: readonly UnitKind[]; areaId: string }) {
  return scope.db
    .selectFrom('core.org_unit as u')
    .leftJoin('core.org_unit_closure as c', (join) =>
      join.onRef('c.descendant_id', '=', 'u.id').on('c.ancestor_id', '=', areaId),
    )
    .select(['u.id', 'u.name', 'u.valid_to as validTo', 'c.depth'])
    .where('u.kind', 'in', kinds)
    .execute()
}

export function selectUnitsOfKind(
  scope: CoreReading,
  { kind, parentIds }: { kind: UnitKind; parentIds: readonly string[] },
) {
  if (parentIds.length === 0) return Promise.resolve([])
  return scope.db
    .selectFrom('core.org_unit')
    .select(['id', 'parent_id as parentId', 'name', 'version'])
    .where('kind', '=', kind)
    .where('parent_id', 'in', parentIds)
    .where('valid_to', 'is', null)
    .execute()
}

/** Codes in force on a day, of any unit, as far as they are among these. */
export function selectHolders(
  scope: CoreReading,
  { schemes, values, on }: { schemes: readonly IdentifierScheme[]; values: readonly string[]; on: DateText },
) {
  if (values.length === 0 || schemes.length === 0) return Promise.resolve([])
  return scope.db
    .selectFrom('core.identifier as i')
    .innerJoin('core.org_unit as u', 'u.id', 'i.unit_id')
    .select(['i.unit_id as unitId', 'u.name as unitName', 'i.value'])
    .where('i.scheme', 'in', schemes)
    .where('i.value', 'in', values)
    .where('i.valid_from', '<=', on)
    .where((eb) => eb.or([eb('i.valid_to', 'is', null), eb('i.valid_to', '>', on)]))
    .execute()
}

export function selectCodesOf(scope: CoreReading, unitIds: readonly string[], on: DateText) {
  if (unitIds.length === 0) return Promise.resolve([])
  return scope.db
    .selectFrom('core.identifier')
    .select(['unit_id as unitId', 'value'])
    .where('unit_id', 'in', unitIds)
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]))
    .execute()
}
