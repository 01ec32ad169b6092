import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ok, valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resetPassword } from '../accounts/reset-password.ts'
import type { Auth } from '../auth.ts'
import { codeAt } from '../second-factor/totp.ts'
import { openTestProvider } from '../testing/open-provider.ts'
import { createTestWorld, PASSWORD, type TestWorld } from '../testing/test-world.ts'
import { linkIdentity } from './set-provider.ts'

/** Against a real OpenID provider on this machine, through a relay that can be told to tamper with what passes. */

const ORIGIN = 'http://127.0.0.1:8787'
const clock = { now: () => new Date() }
const client = { ip: '192.0.2.1', userAgent: 'test', origin: ORIGIN }
type Tamper = (path: string, body: string) => string

let world: TestWorld
let auth: Auth
let relay: Server
let issuer: string
let tamper: Tamper | undefined

beforeAll(async () => {
  world = await createTestWorld()
  auth = world.server({ clock, internalIssuers: true })
  relay = createServer()
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(relay.address() as AddressInfo).port}` // a TCP server's address
  relay.on('request', relayTo(await openTestProvider({ issuer, origin: ORIGIN })))
})
afterAll(async () => {
  await new Promise((resolve) => {
    relay.close(resolve)
    relay.closeAllConnections()
  })
  await world.drop()
})

function relayTo(answer: Awaited<ReturnType<typeof openTestProvider>>) {
  return (request: Parameters<typeof answer>[0], response: Parameters<typeof answer>[1]) => {
    const path = request.url ?? ''
    const end = response.end.bind(response)
    response.end = ((chunk?: unknown, ...rest: never[]) => {
      if (tamper === undefined || chunk === undefined || !path.startsWith('/token')) return end(chunk as never, ...rest)
      const changed = tamper(path, String(chunk))
      response.setHeader('content-length', Buffer.byteLength(changed))
      return end(changed as never, ...rest)
    }) as typeof response.end
    answer(request, response)
  }
}

async function set(tenantId: string, mode: 'allowed' | 'required' | 'off' = 'allowed', at = issuer, by = auth) {
  return world.in(tenantId, (scope) => by.provider.set(scope, { ...settings, issuer: at, mode }))
}

const settings = {
  label: '统一身份认证',
  clientId: 'linli',
  clientSecret: 'a-secret-of-the-client',
  accountClaim: 'sub',
  mode: 'allowed',
} as const

const setClaim = (accountClaim: string) =>
  world.in(world.haigang, (scope) => auth.provider.set(scope, { ...settings, issuer, accountClaim }))

async function linked(name: string, subject: string, tenantId = world.haigang) {
  const account = await world.account(tenantId, name)
  const link = { accountId: account.accountId, subject, now: new Date() }
  valueOrThrow(await world.in(tenantId, (scope) => linkIdentity(scope, link)))
  return account
}

/** Goes where a browser would go, with its cookies, until it is sent back to us. */
async function follow(url: string, hint: string): Promise<URL> {
  const jar = new Map<string, string>()
  let next = new URL(url)
  next.searchParams.set('login_hint', hint)
  for (let hop = 0; hop < 10; hop += 1) {
    if (next.origin === ORIGIN) return next
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = response.headers.get('location')
    if (location === null) throw new Error(`${response.status} ${await response.text()}`)
    next = new URL(location, next)
  }
  throw new Error('The provider sends the browser in circles')
}

async function visit(hint: string, tenantId = world.haigang) {
  const { url, cookie } = valueOrThrow(await auth.provider.begin({ tenantId, ...client }))
  const { search } = await follow(url, hint)
  return { cookie, search }
}

const finish = (back: { cookie: string; search: string }, by = auth) =>
  startedOf(by.provider.finish({ ...back, ...client }))

async function startedOf(finished: ReturnType<Auth['provider']['finish']>) {
  const outcome = await finished
  if (!outcome.ok) return outcome
  if ('started' in outcome.value) return ok(outcome.value.started)
  throw new Error('Linked instead of signed in')
}
const refused = (code: string) => ({ refusal: { code } })

describe('signing in at an OpenID provider', () => {
  it('gives a session to the account that is linked, and signs out there again', async () => {
    valueOrThrow(await set(world.haigang))
    expect(await auth.provider.list()).toEqual([{ tenantId: world.haigang, label: '统一身份认证' }])
    const { accountId } = await linked('linked.office', 'staff-001')
    const { session, cookie } = valueOrThrow(await finish(await visit('staff-001')))
    expect(session).toMatchObject({ accountId, tenantId: world.haigang, mustChangePassword: false })
    expect(await auth.authenticate(cookie)).toEqual(session)
    const logout = new URL((await auth.provider.logoutUrl(session, ORIGIN)) ?? '')
    expect(logout.origin).toBe(issuer)
    expect(logout.searchParams.get('post_logout_redirect_uri')).toBe(`${ORIGIN}/sign-in`)
    expect((await fetch(logout, { redirect: 'manual' })).status).toBeLessThan(400)
    const local = valueOrThrow(await world.signIn(auth, 'linked.office'))
    expect(await auth.provider.logoutUrl(local.session, ORIGIN)).toBeUndefined()
  })

  it('gives none to whoever is not linked, and never by a like name', async () => {
    await world.account(world.haigang, 'staff-002')
    expect(await finish(await visit('staff-002'))).toMatchObject(refused('auth.provider-unknown-account'))
    valueOrThrow(await set(world.funing))
    await linked('linked.funing', 'staff-003', world.funing)
    expect(await finish(await visit('staff-003'))).toMatchObject(refused('auth.provider-unknown-account'))
  })

  it('takes what comes back once, in the browser that was sent, and with the state it was sent with', async () => {
    await linked('once.office', 'staff-004')
    const back = await visit('staff-004')
    expect((await finish(back)).ok).toBe(true)
    expect(await finish(back)).toMatchObject(refused('auth.provider-over'))
    const again = await visit('staff-004')
    // the used code under another sign-in's state
    const state = new URLSearchParams(again.search).get('state') ?? ''
    const replayed = new URLSearchParams(back.search)
    replayed.set('state', state)
    expect(await finish({ cookie: again.cookie, search: `?${replayed}` })).toMatchObject(
      refused('auth.provider-refused'),
    )
    const [mine, theirs] = [await visit('staff-004'), await visit('staff-004')]
    expect(await finish({ cookie: mine.cookie, search: theirs.search })).toMatchObject(refused('auth.provider-refused'))
    expect(await auth.provider.finish({ cookie: undefined, search: theirs.search, ...client })).toMatchObject(
      refused('auth.provider-over'),
    )
  })

  it('takes no ID token that was tampered with, nor one with another nonce', async () => {
    await linked('tampered.office', 'staff-005')
    const rewritten =
      (change: (claims: Record<string, unknown>) => object): Tamper =>
      (_path, body) => {
        const tokens = JSON.parse(body)
        const [head, payload, signature] = String(tokens.id_token).split('.')
        const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString())
        const next = Buffer.from(JSON.stringify(change(claims))).toString('base64url')
        return JSON.stringify({ ...tokens, id_token: `${head}.${next}.${signature}` })
      }
    for (const change of [
      (claims: object) => ({ ...claims, sub: 'staff-001' }),
      (claims: object) => ({ ...claims, nonce: 'another' }),
    ]) {
      tamper = rewritten(change)
      const back = await visit('staff-005')
      expect(await finish(back)).toMatchObject(refused('auth.provider-refused'))
    }
    tamper = undefined
    expect((await finish(await visit('staff-005'))).ok).toBe(true)
  })

  it('says so when the provider does not answer', async () => {
    valueOrThrow(await set(world.funing, 'allowed', 'http://127.0.0.1:9'))
    const begun = await auth.provider.begin({ tenantId: world.funing, ...client })
    expect(begun).toMatchObject(refused('auth.provider-unreachable'))
  })

  it('is not asked over plain HTTP, nor on this machine or in its network', async () => {
    const strict = world.server({ clock })
    for (const wrong of [
      'http://id.example.org',
      'http://127.0.0.1:5432',
      'https://127.0.0.1',
      'https://localhost:8443',
      'https://[::1]',
      'https://10.0.0.7',
      'https://169.254.169.254',
      'ftp://127.0.0.1',
      'id.example.org',
      '',
      'https://id.example.org?x=1',
    ]) {
      expect(await set(world.funing, 'allowed', wrong, strict)).toMatchObject(refused('auth.provider-issuer-invalid'))
    }
    expect((await set(world.funing, 'allowed', 'https://id.example.org', strict)).ok).toBe(true)
    const begun = await strict.provider.begin({ tenantId: world.haigang, ...client })
    expect(begun).toMatchObject(refused('auth.provider-refused'))
  })

  it('keeps the secret for the issuer and the client it was made for alone', async () => {
    const provider = { label: '统一身份认证', issuer, clientId: 'linli', accountClaim: 'sub', mode: 'allowed' } as const
    const again = (changed: object) =>
      world.in(world.haigang, (scope) => auth.provider.set(scope, { ...provider, ...changed }))
    expect((await again({ label: '市统一身份认证' })).ok).toBe(true)
    for (const other of [{ issuer: 'http://127.0.0.1:9' }, { clientId: 'another' }]) {
      expect(await again(other)).toMatchObject(refused('auth.provider-secret-missing'))
    }
  })

  it('asks for the second step of whoever has one, and keeps the way out at the provider', async () => {
    const { accountId } = await linked('factor.office', 'staff-006')
    const first = valueOrThrow(await finish(await visit('staff-006'))).session
    const { secret } = valueOrThrow(await auth.secondFactor.begin(first, PASSWORD))
    const minute = (ago: number) => codeAt(secret, new Date(Date.now() - ago * 30_000))
    valueOrThrow(await auth.secondFactor.confirm(first, { ...client, code: minute(1) }))
    const entered = valueOrThrow(await finish(await visit('staff-006')))
    expect(entered.half).toBe(true)
    expect(await auth.authenticate(entered.cookie)).toBeUndefined()
    const half = await auth.findHalf(entered.cookie)
    if (half === undefined) throw new Error('No half session')
    const whole = valueOrThrow(await auth.secondStep(half, { ...client, code: minute(0) }))
    expect(await auth.authenticate(whole.cookie)).toMatchObject({ accountId })
    expect(await auth.provider.logoutUrl(whole.session, ORIGIN)).toContain(issuer)
    // the half session is used up, whatever a process remembers of it
    expect(await auth.secondStep(half, { ...client, code: minute(-1) })).toMatchObject(refused('auth.second-step-over'))
  })

  it('has whoever needs a second factor set one up, as after a password', async () => {
    const { accountId } = await linked('bare.office', 'staff-007')
    const strict = world.server({ clock, internalIssuers: true, rules: { secondFactor: 'everybody', graceDays: 0 } })
    const back = await visit('staff-007')
    const { session } = valueOrThrow(await finish(back, strict))
    expect(session).toMatchObject({ accountId, mustEnrol: true })
  })

  it('knows people by the claim under which they were linked, whatever another claim says of others', async () => {
    const { accountId } = await linked('claim.office', 'staff-008')
    valueOrThrow(await setClaim('nickname'))
    expect(await finish(await visit('stranger~staff-008'))).toMatchObject(refused('auth.provider-unknown-account'))
    await linked('claim.other', 'staff-008')
    const back = await visit('staff-009~staff-008')
    valueOrThrow(await setClaim('sub'))
    // sent under one claim, back under another
    expect(await finish(back)).toMatchObject(refused('auth.provider-over'))
    expect(valueOrThrow(await finish(await visit('staff-008'))).session.accountId).toBe(accountId)
  })

  it('goes on as a session of the provider when the password or the second factor changes', async () => {
    const { accountId } = await linked('stays.office', 'staff-010')
    const reset = await world.in(world.haigang, (scope) => resetPassword(scope, { accountId, now: new Date() }))
    const { oneTimePassword } = valueOrThrow(reset)
    const first = valueOrThrow(await finish(await visit('staff-010'))).session
    const { secret } = valueOrThrow(await auth.secondFactor.begin(first, oneTimePassword))
    const code = codeAt(secret, new Date())
    const { started } = valueOrThrow(await auth.secondFactor.confirm(first, { ...client, code }))
    expect(await auth.authenticate(started.cookie)).toMatchObject({ accountId, mustChangePassword: false })
    expect(await auth.provider.logoutUrl(started.session, ORIGIN)).toContain(issuer)
    const chosen = { currentPassword: oneTimePassword, newPassword: 'the harbour at dawn' }
    const changed = valueOrThrow(await auth.changePassword(started.session, { ...client, ...chosen }))
    expect(await auth.provider.logoutUrl(changed.session, ORIGIN)).toContain(issuer)
  })

  it('counts what is begun from one address', async () => {
    const budgets = { address: { attempts: 2, minutes: 15 }, account: { attempts: 200, minutes: 15 } }
    const few = world.server({ clock, internalIssuers: true, budgets })
    const begin = (ip: string) => few.provider.begin({ tenantId: world.haigang, origin: ORIGIN, ip })
    expect([(await begin('192.0.2.7')).ok, (await begin('192.0.2.7')).ok]).toEqual([true, true])
    expect(await begin('192.0.2.7')).toMatchObject(refused('auth.too-many-attempts'))
    expect((await begin('192.0.2.8')).ok).toBe(true)
  })

  it('leaves the password to security administrators alone where it is required', async () => {
    await world.account(world.haigang, 'required.office')
    valueOrThrow(await set(world.haigang, 'required'))
    for (const password of [PASSWORD, 'a guess at it', PASSWORD, 'another', 'and another', PASSWORD, PASSWORD]) {
      expect(await world.signIn(auth, 'required.office', password)).toMatchObject(refused('auth.provider-required'))
    }
    const offices = { isAdministrator: async () => true, isSecurityAdministrator: async () => true }
    expect((await world.signIn(world.server({ offices }), 'required.office')).ok).toBe(true)
    valueOrThrow(await set(world.haigang, 'off'))
    expect((await world.signIn(auth, 'required.office')).ok).toBe(true)
    expect((await auth.provider.list()).map(({ tenantId }) => tenantId)).toEqual([world.funing])
  })
})

describe('linking one’s own account', () => {
  async function link(name: string, subject: string) {
    const session = await sessionOf(name)
    const begun = await auth.provider.beginLink(session, { password: PASSWORD, ...client })
    const { url, cookie } = valueOrThrow(begun)
    return { session, back: { cookie, search: (await follow(url, subject)).search, ...client } }
  }

  async function sessionOf(name: string) {
    await world.account(world.haigang, name)
    return valueOrThrow(await world.signIn(auth, name)).session
  }

  it('takes the password and the session in which it began, and gives no session', async () => {
    valueOrThrow(await set(world.haigang))
    const wrong = await auth.provider.beginLink(await sessionOf('own.wrong'), { password: 'a guess', ...client })
    expect(wrong).toMatchObject(refused('auth.wrong-current-password'))
    const { session, back } = await link('own.office', 'staff-020')
    expect(await auth.provider.own(session)).toMatchObject({ mode: 'allowed', linkedSince: undefined })
    const stranger = await sessionOf('own.stranger')
    expect(await auth.provider.finish({ ...back, session: stranger })).toMatchObject(refused('auth.provider-over'))
    const again = await link('own.second', 'staff-021')
    expect(await auth.provider.finish({ ...again.back, session: again.session })).toEqual(ok({ linked: true }))
    expect(await auth.provider.own(again.session)).toMatchObject({ subject: 'staff-021' })
    expect(valueOrThrow(await finish(await visit('staff-021'))).session.accountId).toBe(again.session.accountId)
    const taken = await link('own.third', 'staff-021')
    expect(await auth.provider.finish({ ...taken.back, session: taken.session })).toMatchObject(
      refused('auth.identity-linked'),
    )
  })

  it('is kept for the issuer that proved it alone', async () => {
    const { session, back } = await link('own.elsewhere', 'staff-023')
    valueOrThrow(await set(world.haigang, 'allowed', 'http://127.0.0.1:9'))
    expect(await auth.provider.finish({ ...back, session })).toMatchObject(refused('auth.provider-over'))
    valueOrThrow(await set(world.haigang))
    expect(await auth.provider.own(session)).toMatchObject({ linkedSince: undefined })
  })

  it('is taken off with the password, never where none is taken', async () => {
    const { session, back } = await link('own.leaver', 'staff-022')
    valueOrThrow(await auth.provider.finish({ ...back, session }))
    const unlink = (password: string) => auth.provider.unlink(session, { ...client, password })
    expect(await unlink('a guess')).toMatchObject(refused('auth.wrong-current-password'))
    valueOrThrow(await set(world.haigang, 'required'))
    expect(await unlink(PASSWORD)).toMatchObject(refused('auth.provider-required'))
    valueOrThrow(await set(world.haigang))
    expect((await unlink(PASSWORD)).ok).toBe(true)
    expect(await unlink(PASSWORD)).toMatchObject(refused('auth.identity-not-linked'))
    expect(await finish(await visit('staff-022'))).toMatchObject(refused('auth.provider-unknown-account'))
  })
})

describe('a provider’s description', () => {
  it('says where one signs in, or what is wrong with it', async () => {
    expect(await auth.provider.describe(issuer)).toEqual(ok({ signInAt: `${issuer}/auth`, signsOut: true }))
    expect(await auth.provider.describe('http://127.0.0.1:9')).toMatchObject(refused('auth.provider-unreachable'))
    expect(await auth.provider.describe(`${issuer}/nowhere`)).toMatchObject(refused('auth.provider-no-description'))
    expect(await world.server().provider.describe(issuer)).toMatchObject(refused('auth.provider-issuer-invalid'))
    const { port } = new URL(issuer)
    expect(await auth.provider.describe(`http://localhost:${port}`)).toMatchObject({
      refusal: { code: 'auth.provider-other-issuer', params: { issuer } },
    })
  })
})
