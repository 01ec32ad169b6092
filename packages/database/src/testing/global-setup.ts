/**
 * One PostgreSQL per test run, in a temporary directory, without safety against power cuts. Set LINLI_TEST_DATABASE_URL
 * (a superuser's URL) to use a server of your own instead.
 */
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../embedded/index.ts'
import { PREFIX, removeCluster, startTestCluster } from './test-cluster.ts'

/** Runs in Vitest's main process, whose environment the workers inherit. Returns what to do after the last test. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.LINLI_TEST_DATABASE_URL) return undefined
  await sweepKilledRuns()
  return startTestCluster()
}

/** A run that was killed leaves its server behind; it can be told from a living one by its lock. */
async function sweepKilledRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const dataDir = join(tmpdir(), name)
    try {
      if (!existsSync(join(dataDir, 'postgres', 'owner.lock'))) continue
      await removeCluster(dataDir, await startEmbedded({ dataDir, fsync: false }))
    } catch {
      // In use, or another account's: not ours to remove.
    }
  }
}
