import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedPostgres, startEmbedded } from '../embedded/index.ts'

export const PREFIX = 'linli-test-'
const ENDED_BY_SIGTERM = 143

/**
 * Starts a PostgreSQL in a temporary directory, without safety against power cuts, and makes it the one that this process and
 * its children test on. A file that has to know that nobody else writes starts one of its own.
 * @returns what to do after the last test: it is stopped and removed, and the one before is tested on again
 */
export async function startTestCluster(): Promise<() => Promise<void>> {
  const before = process.env.LINLI_TEST_DATABASE_URL
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX))
  // Run by root, the database's account has to be able to pass through.
  chmodSync(dataDir, 0o711)
  const postgres = await startEmbedded({ dataDir, fsync: false })
  process.env.LINLI_TEST_DATABASE_URL = postgres.connectionString
  const terminate = () => void removeCluster(dataDir, postgres).finally(() => process.exit(ENDED_BY_SIGTERM))
  process.once('SIGTERM', terminate)
  return async () => {
    process.off('SIGTERM', terminate)
    if (before === undefined) delete process.env.LINLI_TEST_DATABASE_URL
    else process.env.LINLI_TEST_DATABASE_URL = before
    await removeCluster(dataDir, postgres)
  }
}

export async function removeCluster(dataDir: string, postgres: EmbeddedPostgres): Promise<void> {
  await postgres.stop()
  rmSync(postgres.directory, { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}
