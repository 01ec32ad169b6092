/**
 * A launcher that was killed leaves its PostgreSQL running. The next start finds out whether the one named in
 * `postmaster.pid` is really the server of this cluster, and then goes on with it.
 */
import { realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { superuserUrl } from './connection-string.ts'
import { isPostmasterOf, type PostmasterPid, readPostmasterPid } from './postmaster-pid.ts'
import type { ListenAddress } from './server-settings.ts'
import { removeSocketDirectory } from './socket-directory.ts'

const POLL_MS = 50

export type Adoption =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly address: ListenAddress }
  /** It is this cluster's server, but it does not answer: it has to be stopped. */
  | { readonly kind: 'unreachable' }

export async function findRunningServer(cluster: string, password: string): Promise<Adoption> {
  const found = await settledPostmaster(cluster)
  if (found === undefined) return { kind: 'none' }
  const address = { port: found.port, socketDirectory: found.socketDirectory || undefined }
  const answered = await askDataDirectory(superuserUrl(address, password))
  if (answered === realpathSync(cluster)) return { kind: 'running', address }
  return { kind: 'unreachable' }
}

/** Waits out a server that is just starting or stopping; clears away what a dead one left. */
async function settledPostmaster(cluster: string): Promise<PostmasterPid | undefined> {
  for (;;) {
    const found = readPostmasterPid(cluster)
    if (found === undefined) return undefined
    if (!isPostmasterOf(cluster, found.pid)) {
      removeSocketDirectory(found.socketDirectory, found.port)
      rmSync(join(cluster, 'postmaster.pid'), { force: true })
      return undefined
    }
    if (found.ready) return found
    await delay(POLL_MS)
  }
}

async function askDataDirectory(connectionString: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 })
  // A connection that breaks between two awaits would otherwise end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ path: string }>(`select current_setting('data_directory') as path`)
    return rows[0] === undefined ? undefined : realpathSync(rows[0].path)
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => undefined)
  }
}
