import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { clearSessionCookie, readSessionCookie, serializeSessionCookie } from './session-cookie.ts'
import { newSessionToken } from './session-token.ts'

const plain = { secure: false }
const tls = { secure: true }
const tenantId = '01990000-0000-7000-8000-000000000001'
const value = newSessionToken(tenantId).cookie
const other = newSessionToken(tenantId).cookie

describe('readSessionCookie', () => {
  it('reads what serializeSessionCookie wrote', () => {
    expect(readSessionCookie(serializeSessionCookie(value, plain).split(';')[0], plain)).toBe(value)
    expect(readSessionCookie(serializeSessionCookie(value, tls).split(';')[0], tls)).toBe(value)
    expect(readSessionCookie(`theme=dark;linli=${value}; lang=zh`, plain)).toBe(value)
  })

  it('takes the first well-formed one of several', () => {
    expect(readSessionCookie(`linli=%; linli=; linli=${value}; linli=${other}`, plain)).toBe(value)
  })

  it('over TLS believes only the name that no other host can set', () => {
    expect(readSessionCookie(`linli=${other}`, tls)).toBeUndefined()
    expect(readSessionCookie(`linli=${other}; __Host-linli=${value}`, tls)).toBe(value)
    expect(readSessionCookie(`__Host-linli=${value}`, plain)).toBeUndefined()
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty header', ''],
    ['a stray percent sign', 'x=%'],
    ['a percent sign as value', 'linli=%'],
    ['an encoded NUL', 'linli=%00'],
    ['a NUL', 'linli=\u0000'],
    ['a NUL after a good value', `linli=${value}\u0000`],
    ['a lone surrogate', 'linli=\ud800'],
    ['no equals sign', 'linli'],
    ['only separators', ';;;; ; ;='],
    ['a quoted value', `linli="${value}"`],
    ['another spelling of the name', `LINLI=${value}`],
    ['a name that ends like ours', `notlinli=${value}`],
    ['a token too short', `linli=${value.slice(0, -1)}`],
    ['a token too long', `linli=${value}A`],
    ['no tenant', `linli=${value.split('.')[1]}`],
    ['prototype keys', '__proto__=1; constructor=2'],
  ])('answers nothing for %s', (_name, header) => {
    expect(readSessionCookie(header, plain)).toBeUndefined()
  })

  it('reads past a megabyte of noise, and survives bytes of any kind', () => {
    expect(readSessionCookie(`${'x=1; '.repeat(200_000)}linli=${value}`, plain)).toBe(value)
    expect(readSessionCookie(`linli=${'%'.repeat(1_000_000)}`, plain)).toBeUndefined()
    for (let round = 0; round < 500; round += 1) {
      expect(readSessionCookie(`linli=${randomBytes(64).toString('latin1')}`, plain)).toBeUndefined()
    }
  })
})

describe('serializeSessionCookie', () => {
  it('hides the cookie from scripts, other sites and other hosts', () => {
    expect(serializeSessionCookie(value, tls)).toBe(`__Host-linli=${value}; Path=/; HttpOnly; SameSite=Lax; Secure`)
    expect(serializeSessionCookie(value, plain)).toBe(`linli=${value}; Path=/; HttpOnly; SameSite=Lax`)
  })

  it('refuses to write anything else into the header', () => {
    expect(() => serializeSessionCookie(`${value}; Domain=.cn`, tls)).toThrow()
    expect(() => serializeSessionCookie('a\r\nSet-Cookie: b=c', tls)).toThrow()
  })

  it('removes the cookie under the same name and path', () => {
    expect(clearSessionCookie(tls)).toBe('__Host-linli=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0')
    expect(clearSessionCookie(plain)).toBe('linli=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0')
  })
})
