import type { TransferHistoryEntry } from '@linli/contract'
import type { CoreReading, CoreWriting } from '../scope.ts'

export async function selectMatters(scope: CoreReading, transferId: string) {
  const rows = await scope.db
    .selectFrom('core.handed_matter as m')
    .innerJoin('core.org_unit as u', 'u.id', 'm.unit_id')
    .select(['m.id', 'u.name as unit', 'm.plugin_id as pluginId', 'm.process', 'm.state', 'm.title', 'm.history'])
    .select(['m.opened_at as openedAt', 'm.other_case_id as otherCaseId', 'm.taken_up_at as takenUpAt'])
    .select(['m.taken_up_by as takenUpBy', 'm.taken_up_note as takenUpNote'])
    .where('m.transfer_id', '=', transferId)
    .orderBy((eb) => eb('m.taken_up_at', 'is not', null))
    .orderBy('m.id')
    .execute()
  // written by `arrive` alone, from a package whose MAC was right
  return rows.map((row) => ({ ...row, history: row.history as readonly TransferHistoryEntry[] }))
}

/** Marks a matter as taken up, once. @returns nothing when it is not there or was taken up before */
export function takeUp(scope: CoreWriting, id: string, { at, by, note }: { at: Date; by: string; note: string }) {
  return scope.db
    .updateTable('core.handed_matter')
    .set({ taken_up_at: at, taken_up_by: by, taken_up_note: note })
    .where('id', '=', id)
    .where('taken_up_at', 'is', null)
    .returning(['title', 'transfer_id as transferId'])
    .executeTakeFirst()
}

export function selectMatter(scope: CoreReading, id: string) {
  return scope.db.selectFrom('core.handed_matter').select('id').where('id', '=', id).executeTakeFirst()
}
