import { argon2Sync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hashPassword, isOutdatedHash, unmatchableHash, verifyPassword } from './password-hash.ts'

const cheap = { memoryKib: 64, passes: 1, parallelism: 1 }

describe('hashPassword', () => {
  it('writes argon2id at the recommended cost as a PHC string, with a new salt each time', async () => {
    const [first, second] = [await hashPassword('correct horse'), await hashPassword('correct horse')]
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(first).not.toBe(second)
    expect(await verifyPassword('correct horse', first)).toBe(true)
    expect(await verifyPassword('correct horsf', first)).toBe(false)
  })

  it('is the argon2id of RFC 9106', async () => {
    const [, , , , salt = '', tag] = (await hashPassword('密码', cheap)).split('$')
    const expected = argon2Sync('argon2id', {
      message: '密码',
      nonce: Buffer.from(salt, 'base64'),
      memory: 64,
      passes: 1,
      parallelism: 1,
      tagLength: 32,
    })
    expect(tag).toBe(expected.toString('base64').replace('=', ''))
  })

  it('takes full-width and composed spellings for the same password', async () => {
    expect(await verifyPassword('ｐａｓｓwórd１２', await hashPassword('passwo\u0301rd12', cheap))).toBe(true)
  })
})

describe('verifyPassword', () => {
  it('works at the cost that the hash names', async () => {
    const hash = await hashPassword('correct horse', cheap)
    expect(await verifyPassword('correct horse', hash)).toBe(true)
    expect(isOutdatedHash(hash)).toBe(true)
    expect(isOutdatedHash(hash, cheap)).toBe(false)
  })

  it('never finds a password for the unmatchable hash', async () => {
    expect(await verifyPassword('', unmatchableHash(cheap))).toBe(false)
    expect(isOutdatedHash(unmatchableHash())).toBe(false)
  })

  it('throws on what is no hash, since the store must hold nothing else', async () => {
    await expect(verifyPassword('x', 'plain text')).rejects.toThrow('PHC')
  })
})
