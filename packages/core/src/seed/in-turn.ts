import type { Database } from '@linli/database'
import { sql } from 'kysely'
import { workerModule } from '../worker/worker-module.ts'

const LOCK = 7_220_111_129

/**
 * Runs work while no other server does: several may start at once, and each would find nothing and make everything. The
 * turn ends with the work, or with the process that dies in it.
 */
export function inTurn<T>(database: Database, work: () => Promise<T>): Promise<T> {
  return database.platform(workerModule, async ({ db }) => {
    // A first start takes longer than any request may, for the one that works as for those that wait.
    for (const limit of ['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout']) {
      await sql`select set_config(${limit}, '10min', true)`.execute(db)
    }
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(db)
    return work()
  })
}
