import type { DailyContext } from '@linli/sdk/server'
import type { AdmissionTables } from '../tables.ts'

/** Items in force whose last day has passed are no longer in the list, and from here on no longer in the figure either. */
export async function endItems({ db, metrics, today }: DailyContext<AdmissionTables>): Promise<void> {
  const ended = await db
    .updateTable('plg_admission.item')
    .set({ ended: true })
    .where('ended', '=', false)
    .where('ends_on', '<', today)
    .where('case_id', 'in', (eb) => eb.selectFrom('core_api.case_file').select('id').where('state', '=', 'in-force'))
    .returning('id')
    .execute()
  if (ended.length > 0) await metrics.add('admission.items-in-force', -ended.length)
}
