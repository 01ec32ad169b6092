import { describe, expect, it } from 'vitest'
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
    expect(checkNewPassword(password, 'haigang.office')).toEqual({
      ok: false,
      refusal: { kind: 'invalid', code, params },
    })
  })

  it.each(['1234567890', '密码'.repeat(5), 'x'.repeat(128), 'haigang.office1'])('accepts %s', (password) => {
    expect(checkNewPassword(password, 'haigang.office').ok).toBe(true)
  })
})

describe('newOneTimePassword', () => {
  it('makes passwords that pass the rules and never come twice', () => {
    const made = Array.from({ length: 1000 }, newOneTimePassword)
    expect(new Set(made).size).toBe(1000)
    for (const password of made) {
      expect(password).toMatch(/^[a-hjkmnp-z2-9]{4}-[a-hjkmnp-z2-9]{4}-[a-hjkmnp-z2-9]{4}$/)
      expect(checkNewPassword(password, 'haigang.office').ok).toBe(true)
    }
  })
})
