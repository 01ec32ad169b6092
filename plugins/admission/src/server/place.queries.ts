import type { PluginWriter } from '@linli/sdk/server'
import type { AdmissionReader, AdmissionTables } from './tables.ts'

type Writer = PluginWriter<AdmissionTables>

/** How many items that have not ended reach each of these communities. */
export function countReachedItems(db: AdmissionReader, unitIds: readonly string[]) {
  return db
    .selectFrom('plg_admission.item_community as reached')
    .innerJoin('plg_admission.item as item', 'item.id', 'reached.item_id')
    .select(['reached.community_id as unitId'])
    .select(({ fn }) => fn.countAll().as('count'))
    .where('reached.community_id', 'in', unitIds)
    .where('item.ended', '=', false)
    .groupBy('reached.community_id')
    .execute()
}

/** How many reports of each of these communities wait for an answer. */
export function countReports(db: AdmissionReader, unitIds: readonly string[]) {
  return db
    .selectFrom('plg_admission.report as report')
    .select('report.community_id as unitId')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('report.community_id', 'in', unitIds)
    .where('report.answer', 'is', null)
    .groupBy('report.community_id')
    .execute()
}

export async function selectItemsReaching(db: Writer, communityId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('plg_admission.item_community as reached')
    .innerJoin('plg_admission.item as item', 'item.id', 'reached.item_id')
    .select('item.id')
    .where('reached.community_id', '=', communityId)
    .where('item.ended', '=', false)
    .execute()
  return rows.map(({ id }) => id)
}

/** Lets items reach the successors of a community, and no longer the community itself when it has ended; without successors nobody in its stead. */
export async function replaceCommunity(
  db: Writer,
  itemIds: readonly string[],
  { unitId, ended, successorIds }: { unitId: string; ended: boolean; successorIds: readonly string[] },
): Promise<void> {
  if (itemIds.length === 0) return
  if (ended) {
    await db
      .deleteFrom('plg_admission.item_community')
      .where('item_id', 'in', itemIds)
      .where('community_id', '=', unitId)
      .execute()
  }
  const rows = itemIds.flatMap((id) => successorIds.map((communityId) => ({ item_id: id, community_id: communityId })))
  if (rows.length === 0) return
  await db
    .insertInto('plg_admission.item_community')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Sets the number that every row of a list shows. */
export async function recountCommunities(db: Writer, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return
  await db
    .updateTable('plg_admission.item')
    .set(({ selectFrom }) => ({
      community_count: selectFrom('plg_admission.item_community as reached')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('reached.item_id', '=', 'plg_admission.item.id'),
    }))
    .where('id', 'in', itemIds)
    .execute()
}

/** Puts the reports of communities where their cases are. */
export async function moveReports(db: Writer, communityIds: readonly string[]): Promise<void> {
  if (communityIds.length === 0) return
  const moved = await db
    .selectFrom('plg_admission.report as report')
    .innerJoin('core_api.case_file as case', 'case.id', 'report.case_id')
    .select(['report.id', 'case.unit_id as unitId'])
    .where('report.community_id', 'in', communityIds)
    .whereRef('case.unit_id', '<>', 'report.community_id')
    .execute()
  for (const [unitId, reports] of Map.groupBy(moved, (row) => row.unitId)) {
    const ids = reports.map(({ id }) => id)
    await db.updateTable('plg_admission.report').set({ community_id: unitId }).where('id', 'in', ids).execute()
  }
}
