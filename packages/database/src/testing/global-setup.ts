/**
 * One PostgreSQL per test run, in a temporary directory, without safety against power cuts. Set LINLI_TEST_DATABASE_URL
 * (a superuser's URL) to use a server of your own instead.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../embedded/index.ts'

/** Runs in Vitest's main process, whose environment the workers inherit. Returns what to do after the last test. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.LINLI_TEST_DATABASE_URL) return undefined
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-test-'))
  // Run by root, the database's account has to be able to pass through.
  chmodSync(dataDir, 0o711)
  const postgres = await startEmbedded({ dataDir, fsync: false })
  process.env.LINLI_TEST_DATABASE_URL = postgres.connectionString
  return async () => {
    delete process.env.LINLI_TEST_DATABASE_URL
    await postgres.stop()
    rmSync(postgres.directory, { recursive: true, force: true })
    rmSync(dataDir, { recursive: true, force: true })
  }
}
