import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '@linli/database/embedded'

export interface Cluster {
  readonly url: string
  stop(): Promise<void>
}

/** A PostgreSQL of the bench's own with the settings that the product runs it with, in a directory that goes with it. */
export async function startCluster(): Promise<Cluster> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-bench-'))
  // Run by root, the database's account has to be able to pass through.
  chmodSync(dataDir, 0o711)
  const postgres = await startEmbedded({ dataDir })
  return {
    url: postgres.connectionString,
    async stop() {
      await postgres.stop()
      rmSync(postgres.directory, { recursive: true, force: true })
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
