import type { Database } from '@linli/database'
import type { Clock } from '@linli/kernel'
import { workerModule } from '../worker/worker-module.ts'
import { linkHash } from './seal.policy.ts'
import { insertSeals, lockHead, selectPendingEntries, selectTenantsToSeal } from './sealing.queries.ts'

const BATCH = 500

/**
 * Chains the entries that were written since: in the background and in batches, so that no writer ever waits for the end
 * of its tenant's chain. @returns how many entries it sealed
 */
export async function sealAudit(database: Database, clock: Clock): Promise<number> {
  const tenants = await database.platform(workerModule, selectTenantsToSeal)
  let sealed = 0
  for (const tenantId of tenants) sealed += await sealTenant(database, clock, tenantId)
  return sealed
}

async function sealTenant(database: Database, clock: Clock, tenantId: string): Promise<number> {
  let sealed = 0
  for (;;) {
    const count = await database.platform(workerModule, async (scope) => {
      const head = await lockHead(scope, tenantId)
      const entries = await selectPendingEntries(scope, tenantId, BATCH)
      let { seq, hash } = head
      const seals = entries.map((entry) => {
        seq += 1
        hash = linkHash(hash, seq, entry)
        return { seq, entryId: entry.id, hash }
      })
      await insertSeals(scope, tenantId, seals, clock.now())
      return seals.length
    })
    sealed += count
    if (count < BATCH) return sealed
  }
}
