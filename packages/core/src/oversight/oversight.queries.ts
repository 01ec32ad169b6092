import { prepareQuery } from '@linli/database'
import type { CoreTables } from '../core-module.ts'
import type { CoreReading } from '../scope.ts'

const districtFigures = prepareQuery<CoreTables, { mark: string }>()((db, param) =>
  db
    .selectFrom('core.tenant as t')
    .leftJoin('core.metric_district as m', 'm.tenant_id', 't.tenant_id')
    .select((eb) => [
      't.tenant_id as tenantId',
      't.name',
      'm.metric',
      'm.value',
      eb.selectFrom('core.worker_mark as w').select('w.at').where('w.name', '=', param('mark')).as('asOf'),
    ])
    .where('t.kind', '<>', 'city')
    .orderBy('t.tenant_id'),
)

/** Every figure of every district under the scope's city, in one statement; a district without any has one empty row. */
export function selectDistrictFigures(scope: CoreReading, mark: string) {
  return scope.run(districtFigures, { mark })
}
