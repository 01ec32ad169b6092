import type { WriteScope } from '@linli/database'
import type { CoreWriting } from '../scope.ts'
import type { WorkerTables } from '../worker/worker-module.ts'

/** Takes events out of the outbox, oldest first; another worker that does the same gets others. */
export function takeFromOutbox(scope: WriteScope<WorkerTables>, limit: number) {
  return scope.db
    .with('picked', (db) =>
      db.selectFrom('core.outbox').select(['tenant_id', 'id']).orderBy('id').limit(limit).forUpdate().skipLocked(),
    )
    .deleteFrom('core.outbox as o')
    .using('picked as p')
    .whereRef('o.tenant_id', '=', 'p.tenant_id')
    .whereRef('o.id', '=', 'p.id')
    .returning([
      'o.id',
      'o.tenant_id as tenantId',
      'o.type',
      'o.schema_version as schemaVersion',
      'o.occurred_at as occurredAt',
      'o.post_id as postId',
      'o.payload',
    ])
    .execute()
}

/** Records that an effect happens now; false when it has happened before. */
export async function claimEffect(scope: CoreWriting, key: string, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await scope.db
    .insertInto('core.job_effect')
    .values({ key, at })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function deleteEffectsUntil(scope: CoreWriting, until: Date): Promise<void> {
  await scope.db.deleteFrom('core.job_effect').where('at', '<=', until).execute()
}
