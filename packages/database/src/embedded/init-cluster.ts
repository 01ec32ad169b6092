/** Makes a new PostgreSQL cluster. It gets its final name only when it is complete, so an interrupted start begins anew. */
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { Binaries } from './binaries.ts'
import type { DatabaseHome } from './database-home.ts'
import { EmbeddedError } from './embedded-error.ts'
import { runAs } from './run-as.ts'

export const SUPERUSER = 'postgres'

/** Sorting by code point of the built-in provider: the same on every machine and in every later version of its libraries. */
const LOCALE = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']

export async function initCluster(
  home: DatabaseHome,
  binaries: Binaries,
  options: { password: string; fsync: boolean },
): Promise<void> {
  if (existsSync(home.cluster)) return
  const unfinished = `${home.cluster}.unfinished`
  const passwordFile = `${home.cluster}.password`
  rmSync(unfinished, { recursive: true, force: true })
  rmSync(passwordFile, { force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  chmodSync(unfinished, 0o700)
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 })
  if (home.account !== undefined) {
    chownSync(unfinished, home.account.uid, home.account.gid)
    chownSync(passwordFile, home.account.uid, home.account.gid)
  }
  const flags = ['--auth=scram-sha-256', '--data-checksums', ...(options.fsync ? [] : ['--no-sync'])]
  const outcome = await runAs(
    binaries.initdb,
    ['-D', unfinished, '-U', SUPERUSER, `--pwfile=${passwordFile}`, ...LOCALE, ...flags],
    { account: home.account, cwd: home.directory },
  )
  rmSync(passwordFile, { force: true })
  if (outcome.code !== 0) {
    throw new EmbeddedError(`PostgreSQL could not create a database in ${home.directory}:\n${outcome.output}`)
  }
  renameSync(unfinished, home.cluster)
}
