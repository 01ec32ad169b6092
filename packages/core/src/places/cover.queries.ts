import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'

/** Estates that are there on a day, each with what stands above it and whoever looks after it by delegation. */
export function selectAreas(scope: CoreReading, on: DateText) {
  return scope.db
    .selectFrom('core.org_unit as area')
    .innerJoin('core.org_unit as above', 'above.id', 'area.parent_id')
    .leftJoin('core.org_unit as top', 'top.id', 'above.parent_id')
    .leftJoin('core.delegation as d', (join) =>
      join
        .onRef('d.area_id', '=', 'area.id')
        .on('d.valid_from', '<=', on)
        .on((eb) => eb.or([eb('d.valid_to', 'is', null), eb('d.valid_to', '>', on)])),
    )
    .leftJoin('core.org_unit as delegate', 'delegate.id', 'd.delegate_id')
    .select(['area.id', 'area.name', 'above.kind as aboveKind', 'above.name as above', 'above.valid_to as aboveEnds'])
    .select(['top.name as top', 'delegate.name as delegate', 'd.valid_to as until'])
    .where('area.kind', '=', 'estate')
    .where('area.valid_from', '<=', on)
    .where((eb) => eb.or([eb('area.valid_to', 'is', null), eb('area.valid_to', '>', on)]))
    .orderBy('top.name')
    .orderBy('area.id')
    .execute()
}
