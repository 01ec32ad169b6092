import type { Database } from '@linli/database'
import type { Clock } from '@linli/kernel'
import { workerModule } from '../worker/worker-module.ts'
import { foldBatch, upsertMark } from './fold.queries.ts'

const BATCH = 5000

/** Names the mark that says as of when the figures are. */
export const FOLD_MARK = 'metrics.folded'

/** Folds the appended changes into the figures of communities and districts. @returns how many changes it folded */
export async function foldMetrics(database: Database, clock: Clock): Promise<number> {
  let folded = 0
  for (;;) {
    const at = clock.now()
    const count = await database.platform(workerModule, (scope) => foldBatch(scope, at, BATCH))
    folded += count
    if (count < BATCH) {
      // Written last: everything committed before `at` and not held by another worker is in the figures by now.
      await database.platform(workerModule, (scope) => upsertMark(scope, FOLD_MARK, at))
      return folded
    }
  }
}
