/**
 * One PostgreSQL per test run, in a temporary directory, without safety against power cuts. Set LINLI_TEST_DATABASE_URL
 * (a superuser's URL) to use a server of your own instead.
 */
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedPostgres, startEmbedded } from '../embedded/index.ts'

const PREFIX = 'linli-test-'
const ENDED_BY_SIGTERM = 143

/** Runs in Vitest's main process, whose environment the workers inherit. Returns what to do after the last test. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.LINLI_TEST_DATABASE_URL) return undefined
  await sweepKilledRuns()
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX))
  // Run by root, the database's account has to be able to pass through.
  chmodSync(dataDir, 0o711)
  const postgres = await startEmbedded({ dataDir, fsync: false })
  process.env.LINLI_TEST_DATABASE_URL = postgres.connectionString
  const terminate = () => void remove(dataDir, postgres).finally(() => process.exit(ENDED_BY_SIGTERM))
  process.once('SIGTERM', terminate)
  return async () => {
    process.off('SIGTERM', terminate)
    delete process.env.LINLI_TEST_DATABASE_URL
    await remove(dataDir, postgres)
  }
}

async function remove(dataDir: string, postgres: EmbeddedPostgres): Promise<void> {
  await postgres.stop()
  rmSync(postgres.directory, { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}

/** A run that was killed leaves its server behind; it can be told from a living one by its lock. */
async function sweepKilledRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const dataDir = join(tmpdir(), name)
    try {
      if (!existsSync(join(dataDir, 'postgres', 'owner.lock'))) continue
      await remove(dataDir, await startEmbedded({ dataDir, fsync: false }))
    } catch {
      // In use, or another account's: not ours to remove.
    }
  }
}
