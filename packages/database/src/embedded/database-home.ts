/**
 * Where the embedded database keeps its files. Usually that is `<data directory>/postgres`. When the platform runs as root
 * and the database's account cannot enter the data directory, it is a directory under /var/lib/linli, and the file
 * `postgres-location` in the data directory says which.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Account, isRoot, serviceAccount } from './account.ts'
import { EmbeddedError } from './embedded-error.ts'

export interface DatabaseHome {
  /** Holds the cluster, its password, its log and the lock. */
  readonly directory: string
  /** PostgreSQL's own data directory. */
  readonly cluster: string
  readonly account: Account | undefined
}

const POINTER = 'postgres-location'
const ORIGIN = 'data-directory'
const SYSTEM_DIRECTORY = '/var/lib/linli'

export function openDatabaseHome(dataDir: string): DatabaseHome {
  mkdirSync(dataDir, { recursive: true })
  const origin = realpathSync(dataDir)
  const pointed = readPointer(origin)
  if (pointed !== undefined) return homeAt(pointed)
  const beside = join(origin, 'postgres')
  if (existsSync(beside) || !isRoot() || canEnter(serviceAccount(), origin)) return homeAt(beside)
  return homeAt(createRemoteHome(origin))
}

function homeAt(directory: string): DatabaseHome {
  mkdirSync(directory, { recursive: true })
  const cluster = join(directory, 'cluster')
  // Root leaves the password to itself alone, and the account enters only the cluster, which it owns.
  if (statSync(directory).uid === process.getuid?.()) chmodSync(directory, isRoot() ? 0o711 : 0o700)
  return { directory, cluster, account: accountFor(cluster) }
}

/** A cluster that exists runs as the account that owns it, so that root and its owner may take turns. */
function accountFor(cluster: string): Account | undefined {
  const owner = existsSync(cluster) ? statSync(cluster) : undefined
  if (isRoot()) return owner === undefined ? serviceAccount() : { uid: owner.uid, gid: owner.gid }
  if (owner === undefined || process.getuid === undefined || owner.uid === process.getuid()) return undefined
  throw new EmbeddedError(
    `The database in ${cluster} belongs to another account (number ${owner.uid}). Start as that account or as root, or choose another directory with LINLI_DATA_DIR.`,
  )
}

/** Asked of the system itself, as that account: access lists and mounts count as well as mode bits. */
function canEnter(account: Account, directory: string): boolean {
  const outcome = spawnSync('/bin/sh', ['-c', 'test -x "$0"', directory], { ...account, cwd: '/', stdio: 'ignore' })
  return outcome.status === 0
}

function createRemoteHome(origin: string): string {
  const name = createHash('sha256').update(origin).digest('hex').slice(0, 16)
  const directory = join(SYSTEM_DIRECTORY, name)
  mkdirSync(SYSTEM_DIRECTORY, { recursive: true })
  chmodSync(SYSTEM_DIRECTORY, 0o711)
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, ORIGIN), `${origin}\n`)
  writeFileSync(join(origin, POINTER), `${directory}\n`)
  return directory
}

/**
 * The directory a pointer names. A data directory that was moved keeps its database; one that was copied gets none of the
 * original's, for two servers on one database would each take the other's work for its own.
 */
function readPointer(origin: string): string | undefined {
  const pointer = join(origin, POINTER)
  if (!existsSync(pointer)) return undefined
  const directory = readFileSync(pointer, 'utf8').trim()
  if (!existsSync(directory)) {
    throw new EmbeddedError(
      `The database of ${origin} was kept in ${directory}, which is gone. Restore it, or delete ${pointer} to begin with an empty database.`,
    )
  }
  const source = readFileSync(join(directory, ORIGIN), 'utf8').trim()
  if (source === origin) return directory
  if (existsSync(join(source, POINTER))) return isRoot() ? createRemoteHome(origin) : undefined
  writeFileSync(join(directory, ORIGIN), `${origin}\n`)
  return directory
}
