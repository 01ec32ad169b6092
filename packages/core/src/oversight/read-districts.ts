import type { OversightView } from '@linli/contract'
import { cityModule } from '../core-module.ts'
import { FOLD_MARK } from '../metrics/fold-metrics.ts'
import type { CoreReading } from '../scope.ts'
import { selectDistrictFigures } from './oversight.queries.ts'

export interface DistrictsQuery {
  /** The figures to show, as the installed plugins declare them. */
  readonly metrics: OversightView['metrics']
  /** Stands in for "as of" as long as nothing has ever been folded. */
  readonly now: Date
}

/** The districts' figures as the city may see them: aggregates, with the moment as of which they hold. */
export async function readDistricts(scope: CoreReading, { metrics, now }: DistrictsQuery): Promise<OversightView> {
  const rows = await selectDistrictFigures(scope.as(cityModule), FOLD_MARK)
  const shown = new Set(metrics.map(({ key }) => key))
  const districts = [...Map.groupBy(rows, ({ tenantId }) => tenantId)].map(([tenantId, ofDistrict]) => ({
    tenantId,
    name: ofDistrict[0]?.name ?? '',
    communities: ofDistrict.find(({ metric }) => metric === 'core.communities')?.value ?? 0,
    values: Object.fromEntries(
      ofDistrict.flatMap(({ metric, value }) =>
        metric !== null && value !== null && shown.has(metric) ? [[metric, value] as const] : [],
      ),
    ),
  }))
  return { asOf: (rows[0]?.asOf ?? now).toISOString(), metrics, districts }
}
