import type { Database } from '@linli/database'
import { workerModule } from '../worker/worker-module.ts'

export interface StoryClaim {
  readonly pluginId: string
  readonly tenantId: string
  readonly at: Date
}

/**
 * Says, once for each plugin and tenant, that its story may be played; whoever asks again is told no. Claimed before the
 * story is played: half a story is better than one that is told twice.
 */
export function claimStory(database: Database, { pluginId, tenantId, at }: StoryClaim): Promise<boolean> {
  return database.platform(workerModule, async ({ db }) => {
    const claimed = await db
      .insertInto('core.worker_mark')
      .values({ name: `demo.${pluginId}.${tenantId}`, at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('name')
      .executeTakeFirst()
    return claimed !== undefined
  })
}
