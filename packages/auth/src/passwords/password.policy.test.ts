import { describe, expect, it } from 'vitest'
import { isCommonPassword } from './common-passwords.ts'
import { newOneTimePassword } from './one-time-password.ts'
import { checkNewPassword } from './password.policy.ts'

describe('checkNewPassword', () => {
  it.each([
    ['123456789', 'auth.password-too-short', { min: 10 }],
    ['密码'.repeat(4), 'auth.password-too-short', { min: 10 }],
    ['😀'.repeat(9), 'auth.password-too-short', { min: 10 }],
    ['x'.repeat(129), 'auth.password-too-long', { max: 128 }],
    ['haigang.office', 'auth.password-is-account-name', {}],
    ['Haigang.OFFICE ', 'auth.password-is-account-name', {}],
  ])('refuses %s as %s', (password, code, params) => {
    expect(checkNewPassword(password, { account: 'haigang.office' })).toEqual({
      ok: false,
      refusal: { kind: 'invalid', code, params },
    })
  })

  it.each(['秦皇岛港的早班船开了', '密码不能太短也不能太长', 'haigang-office1', 'correct horse battery'])(
    'accepts %s',
    (password) => {
      expect(checkNewPassword(password, { account: 'haigang.office' }).ok).toBe(true)
    },
  )
})

describe("a tenant's own rules", () => {
  const rules = { minLength: 8, characterKinds: 3, passphraseLength: 20, refuseCommon: true }
  const check = (password: string) => checkNewPassword(password, { account: 'haigang.office', name: '周岚' }, rules)

  it.each([
    ['Abc-2', 'auth.password-too-short'],
    ['harbourlight', 'auth.password-too-few-kinds'],
    ['周岚的好密码-A1', 'auth.password-holds-name'],
    ['x.Haigang.office.1', 'auth.password-holds-name'],
    ['Passw0rd-2026', 'auth.password-common'],
    ['Qwerty123456', 'auth.password-common'],
    ['Admin@123', 'auth.password-common'],
  ])('refuse %s as %s', (password, code) => {
    expect(check(password)).toMatchObject({ refusal: { code } })
  })

  it.each(['Harbour-light7', 'long enough to need no kinds'])('accept %s', (password) => {
    expect(check(password).ok).toBe(true)
  })
})

describe('isCommonPassword', () => {
  it.each([
    '1234567890',
    '19900101',
    'aaaaaaaaaa',
    'abcabcabcabc',
    'woaini1314',
    '1qaz2wsx',
    'qwertyuiop',
    '!!password!!',
  ])('knows %s', (password) => expect(isCommonPassword(password)).toBe(true))

  it.each(['correct horse battery', '秦皇岛港的早班船', 'a-password-for-tests-1', 'k7m2-qx4r-9hvt'])(
    'leaves %s alone',
    (password) => expect(isCommonPassword(password)).toBe(false),
  )
})

describe('newOneTimePassword', () => {
  it('makes passwords that pass the rules and never come twice', () => {
    const made = Array.from({ length: 1000 }, newOneTimePassword)
    expect(new Set(made).size).toBe(1000)
    for (const password of made) {
      expect(password).toMatch(/^[a-hjkmnp-z2-9]{4}-[a-hjkmnp-z2-9]{4}-[a-hjkmnp-z2-9]{4}$/)
      expect(checkNewPassword(password, { account: 'haigang.office' }).ok).toBe(true)
    }
  })
})
