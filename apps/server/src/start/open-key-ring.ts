import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createKeyRing, type KeyRing, newSecretKeyText, parseSecretKeys } from '@linli/database'
import { openDataDir } from './open-data-dir.ts'
import { OperatorError } from './operator-error.ts'

interface KeyRingOptions {
  readonly dataDir: string
  /** The operator's own keys; without them one is made at the first start and kept in the data directory. */
  readonly secretKey: string | undefined
}

/** Where the key lies that opens what is sealed in the database: beside it, so a copy of the database alone is not enough. */
export function secretKeyPath(dataDir: string): string {
  return join(dataDir, 'secret-key')
}

/** Opens the keys under which secrets in the database are sealed. Throws an `OperatorError` when a file holds none. */
export async function openKeyRing({ dataDir, secretKey }: KeyRingOptions): Promise<KeyRing> {
  const keys = parseSecretKeys(secretKey ?? (await readOrMakeKey(dataDir)))
  if (keys !== undefined) return createKeyRing(keys)
  throw new OperatorError(
    `${secretKeyPath(dataDir)} does not hold keys of 32 bytes in base64. Put back the file that was there when the second factors were set up.`,
  )
}

async function readOrMakeKey(dataDir: string): Promise<string> {
  await openDataDir(dataDir)
  const path = secretKeyPath(dataDir)
  try {
    // of several servers that start at once one makes the file, and all read it
    await writeFile(path, `${newSecretKeyText()}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    await chmod(path, 0o600)
  }
  return readFile(path, 'utf8')
}
