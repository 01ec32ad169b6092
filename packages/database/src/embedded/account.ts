/**
 * PostgreSQL refuses to run as root. When the platform runs as root, the database runs as an ordinary account that is
 * already on the machine; nothing is ever added to the account list.
 */
import { readFileSync } from 'node:fs'
import { EmbeddedError } from './embedded-error.ts'

/** Numbers of the account a PostgreSQL process runs as; undefined means the account of this process. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

const SERVICE_ACCOUNTS = ['postgres', 'nobody', 'daemon']

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** The account for a new database made by root: initdb needs one that the account list knows by name. */
export function serviceAccount(): Account {
  const accounts = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name, , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
  )
  for (const name of SERVICE_ACCOUNTS) {
    const account = accounts.get(name)
    if (account !== undefined && account.uid > 0) return account
  }
  throw new EmbeddedError(
    `PostgreSQL does not run as root, and none of the accounts ${SERVICE_ACCOUNTS.join(', ')} exists on this machine. Start as an ordinary user, or set DATABASE_URL to a PostgreSQL server.`,
  )
}
