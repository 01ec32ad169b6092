import { withSuperuser } from '@linli/database/testing'
import { vi } from 'vitest'

/** Resolves once a transaction of the test's database waits for what another one holds. */
export function untilSomebodyWaits(adminConnectionString: string): Promise<unknown> {
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return withSuperuser(adminConnectionString, (watch) =>
    vi.waitUntil(async () => (await watch.query(waiting)).rowCount === 1, { timeout: 30_000 }),
  )
}
