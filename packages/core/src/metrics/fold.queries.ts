import type { WriteScope } from '@linli/database'
import { sql } from 'kysely'
import type { WorkerTables } from '../worker/worker-module.ts'

type Scope = WriteScope<WorkerTables>

/** Takes changes and adds them to both levels, in one statement; sorted, so that two workers never wait crosswise. */
export async function foldBatch(scope: Scope, at: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ taken: number }>`
    with picked as (
      select tenant_id, id from core.metric_delta order by tenant_id, id limit ${limit} for update skip locked
    ), taken as (
      delete from core.metric_delta d using picked p
      where d.tenant_id = p.tenant_id and d.id = p.id
      returning d.tenant_id, d.city_id, d.metric, d.unit_id, d.amount
    ), community as (
      insert into core.metric_community as c (tenant_id, metric, unit_id, value, folded_at)
      select tenant_id, metric, unit_id, sum(amount)::bigint, ${at}::timestamptz
      from taken where unit_id is not null
      group by tenant_id, metric, unit_id order by tenant_id, metric, unit_id
      on conflict (tenant_id, metric, unit_id)
      do update set value = c.value + excluded.value, folded_at = excluded.folded_at
    ), district as (
      insert into core.metric_district as d (tenant_id, city_id, metric, value, folded_at)
      select tenant_id, city_id, metric, sum(amount)::bigint, ${at}::timestamptz
      from taken
      group by tenant_id, city_id, metric order by tenant_id, metric
      on conflict (tenant_id, metric)
      do update set value = d.value + excluded.value, folded_at = excluded.folded_at
    )
    select count(*) as taken from taken`.execute(scope.db)
  return rows[0]?.taken ?? 0
}

export async function upsertMark(scope: Scope, name: string, at: Date): Promise<void> {
  await scope.db
    .insertInto('core.worker_mark')
    .values({ name, at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ at }))
    .execute()
}
