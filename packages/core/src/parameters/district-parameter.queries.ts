import type { CoreReading } from '../scope.ts'

/** Values that districts have set for themselves and that are not closed, to be read under the city's role. */
export function selectDistrictRows(scope: CoreReading, key: string | undefined) {
  return scope.db
    .selectFrom('core.parameter as p')
    .innerJoin('core.tenant as t', 't.tenant_id', 'p.tenant_id')
    .select([
      'p.key',
      'p.value',
      'p.unit',
      'p.tenant_id as ownerTenantId',
      't.name',
      'p.origin',
      'p.revision',
      'p.valid_from as validFrom',
      'p.valid_to as validTo',
      'p.source_document as sourceDocument',
      'p.section',
    ])
    .where('t.kind', '<>', 'city')
    .where('p.closed_at', 'is', null)
    .$if(key !== undefined, (query) => query.where('p.key', '=', key ?? ''))
    .orderBy('t.tenant_id')
    .execute()
}
