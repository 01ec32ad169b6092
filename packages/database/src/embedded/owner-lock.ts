/**
 * One database directory has one owner. PostgreSQL guards its own files, but a second launcher would adopt the running
 * server and stop it under the first one's feet; this lock refuses it before anything is touched.
 */
import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EmbeddedError } from './embedded-error.ts'
import { isFileError } from './file-error.ts'
import { processIdentity } from './process-identity.ts'

export interface OwnerLock {
  release(): void
}

/** Takes the lock, replacing one whose process is gone; throws an `EmbeddedError` when a living process holds it. */
export function takeOwnerLock(directory: string): OwnerLock {
  const file = join(directory, 'owner.lock')
  const mine = [process.pid, processIdentity(process.pid), realpathSync(directory), randomUUID(), ''].join('\n')
  while (!tryCreate(file, mine)) {
    const found = readIfPresent(file)
    if (found === undefined) continue
    if (isHeld(found, directory)) {
      const pid = found.split('\n')[0]
      throw new EmbeddedError(
        `The database in ${directory} is already in use by process ${pid}. Stop that one first, or choose another directory with LINLI_DATA_DIR.`,
      )
    }
    removeStale(file, found)
  }
  return {
    release() {
      if (readIfPresent(file) === mine) rmSync(file, { force: true })
    },
  }
}

/** A lock that came along when somebody copied the directory names another one, and holds nothing here. */
function isHeld(content: string, directory: string): boolean {
  const [pid, identity, place] = content.split('\n')
  return place === realpathSync(directory) && processIdentity(Number(pid)) === identity
}

/** The lock appears together with its content, so that nobody can take a half-written one for stale. */
function tryCreate(file: string, content: string): boolean {
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, content, { flag: 'wx', mode: 0o644 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (isFileError(error, 'EEXIST')) return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Two starters may both see the same stale lock: each moves away what it finds and puts it back if it was a fresh one. */
function removeStale(file: string, stale: string): void {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return
    throw error
  }
  const moved = readFileSync(aside, 'utf8')
  if (moved !== stale) tryCreate(file, moved)
  rmSync(aside, { force: true })
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return undefined
    throw error
  }
}
