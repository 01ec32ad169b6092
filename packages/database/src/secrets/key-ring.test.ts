import { describe, expect, it } from 'vitest'
import { createKeyRing } from './key-ring.ts'
import { newSecretKeyText, parseSecretKeys } from './secret-key.ts'

const keys = (text: string) => parseSecretKeys(text) ?? []
const [first, second] = [newSecretKeyText(), newSecretKeyText()]
const ring = createKeyRing(keys(first))
const PLACE = 'auth.second_factor haigang 1'

describe('a key ring', () => {
  it('opens what it has sealed, each time sealed otherwise', () => {
    const sealed = ring.seal('身份证 130302', PLACE)
    expect(sealed).not.toContain('130302')
    expect(ring.seal('身份证 130302', PLACE)).not.toBe(sealed)
    expect(ring.open(sealed, PLACE)).toBe('身份证 130302')
    expect(ring.open(ring.seal('', PLACE), PLACE)).toBe('')
  })

  it('opens nothing that was changed, moved to another row or sealed under a key it has not', () => {
    const sealed = ring.seal('secret', PLACE)
    const at = sealed.length - 3
    const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`
    expect(ring.open(changed, PLACE)).toBeUndefined()
    expect(ring.open(sealed, 'auth.second_factor haigang 2')).toBeUndefined()
    expect(createKeyRing(keys(second)).open(sealed, PLACE)).toBeUndefined()
    for (const strange of ['', 'v1', 'v1.00000000.', `${sealed}!`]) expect(ring.open(strange, PLACE)).toBeUndefined()
  })

  it('still opens and finds what an older key has sealed, and seals under the first one', () => {
    const both = createKeyRing(keys(`${second}\n${first}`))
    expect(both.open(ring.seal('secret', PLACE), PLACE)).toBe('secret')
    expect(ring.open(both.seal('secret', PLACE), PLACE)).toBeUndefined()
    expect(both.fingerprints('code', PLACE)).toContain(ring.fingerprint('code', PLACE))
    expect(both.fingerprint('code', PLACE)).not.toBe(ring.fingerprint('code', PLACE))
    expect(ring.fingerprint('code', 'elsewhere')).not.toBe(ring.fingerprint('code', PLACE))
  })

  it('takes 32 bytes in base64 and nothing else for a key', () => {
    expect(keys(`${first},${second}`)).toHaveLength(2)
    for (const wrong of ['', 'short', first.slice(0, -1), `${first},x`]) expect(parseSecretKeys(wrong)).toBeUndefined()
  })
})
