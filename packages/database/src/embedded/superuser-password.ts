/** The password of the embedded database's superuser: made once, kept in a file that only the platform's account reads. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EmbeddedError } from './embedded-error.ts'

/** @param mayCreate false when a database exists already, which would not know a new password */
export function superuserPassword(directory: string, mayCreate: boolean): string {
  const file = join(directory, 'password')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  if (!mayCreate) {
    throw new EmbeddedError(`The password of the embedded database is missing: ${file}. Restore it from a backup.`)
  }
  const password = randomBytes(24).toString('base64url')
  writeFileSync(file, `${password}\n`, { mode: 0o600 })
  return password
}
