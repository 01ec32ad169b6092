import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newSecretKeyText } from '@linli/database'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openKeyRing, secretKeyPath } from './open-key-ring.ts'

let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'linli-keys-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

it('makes a key that only this account may read, and opens with it after the next start', async () => {
  const [one, two] = await Promise.all([
    openKeyRing({ dataDir, secretKey: undefined }),
    openKeyRing({ dataDir, secretKey: undefined }),
  ])
  expect((await stat(secretKeyPath(dataDir))).mode & 0o777).toBe(0o600)
  expect(two.open(one.seal('secret', 'here'), 'here')).toBe('secret')
  const later = await openKeyRing({ dataDir, secretKey: undefined })
  expect(later.open(one.seal('secret', 'here'), 'here')).toBe('secret')
})

it('takes the operator’s keys, old ones behind the new one, and makes no file then', async () => {
  const [old, next] = [newSecretKeyText(), newSecretKeyText()]
  const before = await openKeyRing({ dataDir, secretKey: old })
  const after = await openKeyRing({ dataDir, secretKey: `${next},${old}` })
  expect(after.open(before.seal('secret', 'here'), 'here')).toBe('secret')
  await expect(readFile(secretKeyPath(dataDir))).rejects.toMatchObject({ code: 'ENOENT' })
})

it('says what to put back when the file holds no key', async () => {
  await writeFile(secretKeyPath(dataDir), 'not a key')
  await expect(openKeyRing({ dataDir, secretKey: undefined })).rejects.toThrow(/does not hold keys/)
})
