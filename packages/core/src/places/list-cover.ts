import type { CoverRow } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import { selectAreas } from './cover.queries.ts'

/**
 * Who looks after each area today: its community, a delegate, or nobody; those without anybody first
 * (秦办发〔2011〕27号 三(二): party organisation and committee reach everywhere).
 */
export async function listCover(scope: CoreReading, on: DateText): Promise<CoverRow[]> {
  const rows = (await selectAreas(scope, on)).map((row): CoverRow => {
    const area = { areaId: row.id, area: row.name }
    if (row.aboveKind === 'community' && (row.aboveEnds === null || row.aboveEnds > on)) {
      return { ...area, street: row.top ?? '', cover: 'community', by: row.above }
    }
    const street = row.aboveKind === 'community' ? (row.top ?? '') : row.above
    if (row.delegate === null) return { ...area, street, cover: 'none' }
    return { ...area, street, cover: 'delegate', by: row.delegate, ...(row.until !== null && { until: row.until }) }
  })
  return rows.toSorted((a, b) => RANK[a.cover] - RANK[b.cover])
}

const RANK = { none: 0, delegate: 1, community: 2 } as const
