import type { WriteScope } from '@linli/database'
import { sql } from 'kysely'
import type { WorkerTables } from '../worker/worker-module.ts'
import { CHAIN_START } from './seal.policy.ts'

type Scope = WriteScope<WorkerTables>

/** Tenants with entries that wait for their seal. */
export async function selectTenantsToSeal(scope: Scope): Promise<string[]> {
  const rows = await scope.db.selectFrom('core.audit_pending').select('tenant_id').distinct().execute()
  return rows.map(({ tenant_id }) => tenant_id)
}

/** The end of a tenant's chain, held until the transaction ends, so that a chain never forks. */
export async function lockHead(scope: Scope, tenantId: string): Promise<{ seq: number; hash: string }> {
  await scope.db
    .insertInto('core.audit_head')
    .values({ tenant_id: tenantId, seq: 0, hash: CHAIN_START })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return scope.db
    .selectFrom('core.audit_head')
    .select(['seq', 'hash'])
    .where('tenant_id', '=', tenantId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** The next entries to seal, each whole. */
export function selectPendingEntries(scope: Scope, tenantId: string, limit: number) {
  return scope.db
    .selectFrom('core.audit_pending as p')
    .innerJoin('core.audit_entry as e', (join) =>
      join.onRef('e.tenant_id', '=', 'p.tenant_id').onRef('e.id', '=', 'p.entry_id'),
    )
    .selectAll('e')
    .where('p.tenant_id', '=', tenantId)
    .orderBy('p.entry_id')
    .limit(limit)
    .execute()
}

export interface NewSeal {
  readonly seq: number
  readonly entryId: string
  readonly hash: string
}

/** Links the seals, moves the chain's end and empties the queue by as much, in one statement. */
export async function insertSeals(
  scope: Scope,
  tenantId: string,
  seals: readonly NewSeal[],
  sealedAt: Date,
): Promise<void> {
  const last = seals.at(-1)
  if (last === undefined) return
  await scope.db
    .with('sealed', (db) =>
      db.insertInto('core.audit_seal').values(
        seals.map(({ seq, entryId, hash }) => ({
          tenant_id: tenantId,
          seq,
          entry_id: entryId,
          hash,
          sealed_at: sealedAt,
        })),
      ),
    )
    .with('head', (db) =>
      db.updateTable('core.audit_head').set({ seq: last.seq, hash: last.hash }).where('tenant_id', '=', tenantId),
    )
    .deleteFrom('core.audit_pending')
    .where('tenant_id', '=', tenantId)
    .where('entry_id', '=', sql<string>`any(${seals.map(({ entryId }) => entryId)}::uuid[])`)
    .execute()
}
