import {
  ok,
  type PlaceChange,
  type PlaceContext,
  type PlaceHeld,
  type PluginReader,
  type Result,
} from '@linli/sdk/server'
import {
  countReachedItems,
  countReports,
  moveReports,
  recountCommunities,
  replaceCommunity,
  selectItemsReaching,
} from './place.queries.ts'
import type { AdmissionTables } from './tables.ts'

type Reader = { readonly db: PluginReader<AdmissionTables> }

/** What the list and the reports hold of communities, before they are merged or split. */
export async function describeHeld({ db }: Reader, unitIds: readonly string[]): Promise<readonly PlaceHeld[]> {
  const items = await countReachedItems(db, unitIds)
  const reports = await countReports(db, unitIds)
  return [
    ...items.map(({ unitId, count }) => ({ kind: 'items', unitId, count: Number(count) })),
    ...reports.map(({ unitId, count }) => ({ kind: 'reports', unitId, count: Number(count) })),
  ]
}

/**
 * Items that have not ended reach whoever follows a community; a community that goes on beside its parts keeps them too. A
 * report goes where its case has gone; ended items and concluded reports stay with the community of their day.
 */
export async function followPlaces(
  { db }: PlaceContext<AdmissionTables>,
  { successions }: PlaceChange,
): Promise<Result<void>> {
  for (const succession of successions) {
    const itemIds = await selectItemsReaching(db, succession.unitId)
    await replaceCommunity(db, itemIds, succession)
    await recountCommunities(db, itemIds)
  }
  await moveReports(
    db,
    successions.map(({ unitId }) => unitId),
  )
  return ok(undefined)
}
