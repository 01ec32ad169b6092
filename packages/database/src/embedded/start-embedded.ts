/**
 * A real PostgreSQL without any set-up: the same server, driver and code path as in production, made on first start and
 * found again on every later one.
 */

import { existsSync } from 'node:fs'
import { findRunningServer } from './adopt-server.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { superuserUrl } from './connection-string.ts'
import { type DatabaseHome, openDatabaseHome } from './database-home.ts'
import { initCluster } from './init-cluster.ts'
import { takeOwnerLock } from './owner-lock.ts'
import { startServer, stopServer } from './server-process.ts'
import type { ListenAddress } from './server-settings.ts'
import { superuserPassword } from './superuser-password.ts'

export interface EmbeddedOptions {
  /** Made when absent. */
  readonly dataDir: string
  /** Hears, in English, what takes time or needs attention. */
  readonly log?: (line: string) => void
  /** False gives up safety against power cuts for speed: for test runs only. */
  readonly fsync?: boolean
}

export interface EmbeddedPostgres {
  /** A `postgres:` URL of the superuser. */
  readonly connectionString: string
  /** The directory with the cluster, its log and its password. */
  readonly directory: string
  /** Ends all connections and shuts PostgreSQL down; everything committed is on disk afterwards. May be called twice. */
  stop(): Promise<void>
}

/** Throws an `EmbeddedError` whose message tells the operator what to do. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const home = openDatabaseHome(options.dataDir)
  const lock = takeOwnerLock(home.directory)
  try {
    const binaries = await findBinaries(home.account, home.directory)
    const password = superuserPassword(home.directory, !existsSync(home.cluster))
    const address = await adoptOrStart(home, binaries, { ...options, password })
    let stopped: Promise<void> | undefined
    return {
      connectionString: superuserUrl(address, password),
      directory: home.directory,
      stop() {
        stopped ??= stopServer(home, binaries).finally(() => lock.release())
        return stopped
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function adoptOrStart(
  home: DatabaseHome,
  binaries: Binaries,
  options: EmbeddedOptions & { password: string },
): Promise<ListenAddress> {
  const { log = () => undefined, fsync = true, password } = options
  if (!existsSync(home.cluster)) {
    log(`creating the database in ${home.directory}`)
    await initCluster(home, binaries, { password, fsync })
  }
  const running = await findRunningServer(home.cluster, password)
  if (running.kind === 'running') {
    log('the database was still running and is used further')
    return running.address
  }
  if (running.kind === 'unreachable') {
    log('the database was still running but does not answer; restarting it')
    await stopServer(home, binaries)
  }
  return startServer(home, binaries, fsync)
}
