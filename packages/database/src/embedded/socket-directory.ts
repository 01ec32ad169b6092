/**
 * A Unix socket's path may have about 100 bytes, and a checkout's may have more: the socket gets a short private directory
 * of its own under /tmp, new at every start, so that nobody can have prepared it.
 */
import { chmodSync, chownSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Account } from './account.ts'

const PREFIX = 'linli-pg-'

export function createSocketDirectory(account: Account | undefined): string {
  const directory = mkdtempSync(join(parentDirectory(), PREFIX))
  chmodSync(directory, 0o700)
  if (account !== undefined) chownSync(directory, account.uid, account.gid)
  return directory
}

/** Removes a socket directory made here, and only such a one: its path may come from a file that PostgreSQL's account owns. */
export function removeSocketDirectory(directory: string, port: number): void {
  if (dirname(directory) !== parentDirectory() || !basename(directory).startsWith(PREFIX)) return
  try {
    rmSync(join(directory, `.s.PGSQL.${port}`), { force: true })
    rmSync(join(directory, `.s.PGSQL.${port}.lock`), { force: true })
    rmdirSync(directory)
  } catch {
    // Something else is in it or it is gone: an empty private directory left behind does no harm.
  }
}

function parentDirectory(): string {
  return process.platform === 'win32' ? tmpdir() : '/tmp'
}
