/** Starts and stops the PostgreSQL server process of a cluster. */
import { spawn } from 'node:child_process'
import { closeSync, fchownSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isRoot } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { DatabaseHome } from './database-home.ts'
import { EmbeddedError } from './embedded-error.ts'
import { readPostmasterPid } from './postmaster-pid.ts'
import { cleanEnvironment, runAs } from './run-as.ts'
import { type ListenAddress, serverArguments } from './server-settings.ts'
import { createSocketDirectory, removeSocketDirectory } from './socket-directory.ts'

const POLL_MS = 25
const STOP_TIMEOUT_S = 120
const LOG_LIMIT_BYTES = 10_000_000
const SOCKET_PORT = 5432

/** Resolves when the server accepts connections; recovery after a crash may take a while first. */
export async function startServer(home: DatabaseHome, binaries: Binaries, fsync: boolean): Promise<ListenAddress> {
  const address = await chooseAddress(home)
  const log = openLog(home.directory)
  const child = spawn(binaries.postgres, serverArguments(home.cluster, address, fsync), {
    ...home.account,
    cwd: home.directory,
    env: cleanEnvironment(),
    stdio: ['ignore', log.descriptor, log.descriptor],
    // A group of its own: Ctrl-C in the terminal must reach the platform first, which then stops the database last.
    detached: true,
    windowsHide: true,
  })
  closeSync(log.descriptor)
  let failure: string | undefined
  child.once('error', (error) => {
    failure = error.message
  })
  child.once('exit', (code, signal) => {
    failure = `it ended with ${signal ?? `code ${code}`}`
  })
  child.unref()
  while (!isReady(home.cluster, child.pid)) {
    if (failure !== undefined) {
      if (address.socketDirectory !== undefined) removeSocketDirectory(address.socketDirectory, address.port)
      throw new EmbeddedError(`PostgreSQL did not start: ${failure}.\n${log.newText()}`)
    }
    await delay(POLL_MS)
  }
  return address
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk when this resolves. */
export async function stopServer(home: DatabaseHome, binaries: Binaries): Promise<void> {
  const found = readPostmasterPid(home.cluster)
  if (found === undefined) return
  const outcome = await runAs(
    binaries.pgCtl,
    ['stop', '-D', home.cluster, '-m', 'fast', '-w', '-t', String(STOP_TIMEOUT_S)],
    { account: home.account, cwd: home.directory },
  )
  if (outcome.code !== 0 && readPostmasterPid(home.cluster) !== undefined) {
    throw new EmbeddedError(`PostgreSQL did not stop: ${outcome.output}`)
  }
  removeSocketDirectory(found.socketDirectory, found.port)
}

function isReady(cluster: string, pid: number | undefined): boolean {
  const found = readPostmasterPid(cluster)
  return found !== undefined && found.pid === pid && found.ready
}

async function chooseAddress(home: DatabaseHome): Promise<ListenAddress> {
  if (process.platform === 'win32') return { port: await freePort(), socketDirectory: undefined }
  return { port: SOCKET_PORT, socketDirectory: createSocketDirectory(home.account) }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

/** Written to a file and not to a pipe, which would break, and the server with it, when the platform is killed. */
function openLog(directory: string): { descriptor: number; newText: () => string } {
  const file = join(directory, 'postgres.log')
  let descriptor = openSync(file, 'a', 0o600)
  if (statSync(file).size > LOG_LIMIT_BYTES) {
    closeSync(descriptor)
    renameSync(file, `${file}.1`)
    descriptor = openSync(file, 'a', 0o600)
  }
  // Root may be a guest in somebody's directory, who has to be able to write here later.
  const { uid, gid } = statSync(directory)
  if (isRoot()) fchownSync(descriptor, uid, gid)
  const before = statSync(file).size
  return { descriptor, newText: () => readFileSync(file).subarray(before).toString('utf8') }
}
