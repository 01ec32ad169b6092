import { codeAt } from '@linli/auth/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from './testing/browser.ts'
import { startTestServer, TEST_PASSWORD, type TestServer } from './testing/start-test-server.ts'

/** Second factor, locks, sessions and rules over HTTP: in one district, beside another and under a city. */

let server: TestServer
let security: Browser
let audit: Browser
let otherSecurity: Browser
let citySecurity: Browser
let accountId: string
let cityAuditId: string

beforeAll(async () => {
  server = await startTestServer()
  const { city, haigang, shanhaiguan } = server.city
  const add = server.addAccount
  accountId = (await add(haigang, haigang.actors.office, 'haigang.office')).accountId
  await add(haigang, haigang.actors.security, 'haigang.security')
  await add(haigang, haigang.actors.audit, 'haigang.audit')
  await add(shanhaiguan, shanhaiguan.actors.security, 'shanhaiguan.security')
  await add(city, city.actors.security, 'city.security')
  cityAuditId = (await add(city, city.actors.audit, 'city.audit')).accountId
  security = await server.signedIn('haigang.security')
  audit = await server.signedIn('haigang.audit')
  otherSecurity = await server.signedIn('shanhaiguan.security')
  citySecurity = await server.signedIn('city.security')
})
afterAll(() => server?.close())

const now = () => server.city.clock.now()
const signIn = (browser: Browser, account: string, password = TEST_PASSWORD) =>
  browser.mutate('session.signIn', { account, password })
const actionsIn = async (browser: Browser) => (await browser.query('audit.list', {})).text

/** The app's next code: the one of these 30 seconds may be used up. */
function nextCode(secret: string) {
  server.advanceMs(30_000)
  return codeAt(secret, now())
}

describe('half a session', () => {
  let secret: string
  let recoveryCodes: string[]

  test('is what the password alone gives once an app is set up', async () => {
    const browser = await server.signedIn('haigang.office')
    const begun = await browser.mutate('account.beginSecondFactor', { password: TEST_PASSWORD })
    secret = (begun.data as { secret: string }).secret
    const confirmed = await browser.mutate('account.confirmSecondFactor', { code: codeAt(secret, now()) })
    recoveryCodes = (confirmed.data as { recoveryCodes: string[] }).recoveryCodes
    expect(recoveryCodes).toHaveLength(10)
    expect((await browser.query('account.state')).data).toMatchObject({ recoveryCodesLeft: 10 })
    const again = server.browser()
    expect((await signIn(again, 'haigang.office')).data).toEqual({ mustChangePassword: false, secondStep: true })
  })

  test('can do the second step and nothing else, in the core and in plugins', async () => {
    const half = server.browser()
    await signIn(half, 'haigang.office')
    expect((await half.query('session.info')).data).toMatchObject({ secondStep: true })
    for (const query of ['session.me', 'account.state', 'account.sessions', 'inbox.figures', 'security.rules']) {
      expect((await half.query(query)).error?.message).toBe('auth.sign-in-required')
    }
    for (const mutation of ['session.signOut', 'session.signOutEverywhere', 'account.endOtherSessions']) {
      expect((await half.mutate(mutation)).error?.message).toBe('auth.sign-in-required')
    }
    const password = { currentPassword: TEST_PASSWORD, newPassword: 'another-password-for-tests' }
    expect((await half.mutate('session.changePassword', password)).error?.message).toBe('auth.sign-in-required')
    const plugin = await half.query('item.list', {}, '/api/plugins/admission/trpc')
    expect(plugin.error?.message).toBe('auth.sign-in-required')

    const before = half.cookie
    expect((await half.mutate('session.secondStep', { code: '000000' })).error?.message).toBe('auth.wrong-code')
    expect((await half.mutate('session.secondStep', { code: nextCode(secret) })).data).toEqual({
      mustChangePassword: false,
    })
    expect(half.cookie).not.toBe(before)
    expect((await half.query('session.me')).status).toBe(200)
    const late = await half.mutate('session.secondStep', { code: nextCode(secret) })
    expect(late.error?.message).toBe('auth.second-step-over')
  })

  test('is none of a stranger’s: without one there is no second step', async () => {
    const answer = await server.browser().mutate('session.secondStep', { code: codeAt(secret, now()) })
    expect([answer.status, answer.error?.message]).toEqual([401, 'auth.second-step-over'])
  })

  test('locks the account after five wrong codes; a recovery code unlocks it', async () => {
    for (let i = 0; i < 5; i += 1) {
      const half = server.browser()
      await signIn(half, 'haigang.office')
      await half.mutate('session.secondStep', { code: '000000' })
    }
    const locked = await signIn(server.browser(), 'haigang.office')
    expect(locked.error?.data.refusal).toMatchObject({ code: 'auth.locked', params: { minutes: 15 } })
    const unlock = { account: 'haigang.office', code: recoveryCodes[0] }
    expect((await server.browser().mutate('session.unlockByCode', unlock)).status).toBe(200)
    expect((await signIn(server.browser(), 'haigang.office')).status).toBe(200)
  })
})

describe('a security administrator', () => {
  test('finds locked accounts and unlocks them with a reason that the audit keeps', async () => {
    for (let i = 0; i < 5; i += 1) await signIn(server.browser(), 'haigang.office', 'a guess at it')
    const listed = await security.query('security.accounts', { state: 'locked' })
    expect(listed.data).toMatchObject({ rows: [{ id: accountId, account: 'haigang.office' }] })
    expect((await otherSecurity.query('security.accounts', { state: 'locked' })).data).toEqual({ rows: [] })
    const act = { accountId, reason: '本人当面申请解锁' }
    expect((await otherSecurity.mutate('security.unlock', act)).error?.message).toBe('auth.account-not-found')
    expect((await security.mutate('security.unlock', act)).status).toBe(200)
    expect((await security.mutate('security.unlock', act)).error?.message).toBe('auth.not-locked')
    expect(await actionsIn(audit)).toContain('本人当面申请解锁')
  })

  test('resets a lost second factor, never one’s own', async () => {
    const act = { accountId, reason: '手机丢失，已当面核实' }
    expect((await otherSecurity.mutate('security.resetSecondFactor', act)).error?.message).toBe(
      'auth.second-factor-not-set',
    )
    expect((await security.mutate('security.resetSecondFactor', act)).status).toBe(200)
    expect((await signIn(server.browser(), 'haigang.office')).data).toEqual({ mustChangePassword: false })
    const own = (await security.query('security.accounts', { q: 'haigang.security' })).data as {
      rows: { id: string }[]
    }
    const ownAct = { accountId: own.rows[0]?.id, reason: '本人手机丢失' }
    expect((await security.mutate('security.resetSecondFactor', ownAct)).error?.message).toBe('people.own-account')
  })

  test('sees sessions and sign-ins of an account and ends a session; the audit tells no times of sign-ins', async () => {
    const browser = await server.signedIn('haigang.office')
    const sessions = (await security.query('security.sessions', { accountId })).data as { sessionId: string }[]
    expect(sessions.length).toBeGreaterThan(0)
    const record = (await security.query('security.signIns', { accountId })).data as { rows: { outcome: string }[] }
    expect(record.rows.map(({ outcome }) => outcome)).toEqual(
      expect.arrayContaining(['signed-in', 'second-factor-asked', 'wrong-code', 'locked', 'unlocked-by-code']),
    )
    expect((await otherSecurity.query('security.signIns', { accountId })).data).toEqual({ rows: [] })
    expect((await audit.query('security.signIns', { accountId })).error?.message).toBe('access.not-permitted')
    for (const { sessionId } of sessions) {
      await security.mutate('security.endSession', { sessionId, reason: '离岗未退出' })
    }
    expect((await browser.query('session.me')).status).toBe(401)
    const entries = await actionsIn(audit)
    expect(entries).toContain('security.end-session')
    expect(entries).not.toContain('signed-in')
  })

  test('changes rules above the floor, which the next password must keep, and only in the own district', async () => {
    const view = (await security.query('security.rules')).data as { rules: object; revision: number }
    const change = (rules: object) =>
      security.mutate('security.changeRules', {
        revision: view.revision,
        reason: '年度测评整改',
        rules: { ...view.rules, ...rules },
      })
    const low = await change({ minLength: 6 })
    expect(low.error?.data.refusal).toMatchObject({ code: 'auth.rule-out-of-bounds', params: { rule: 'minLength' } })
    expect((await change({ minLength: 16, secondFactor: 'administrators', graceDays: 0 })).status).toBe(200)
    expect((await change({ minLength: 12 })).error?.message).toBe('auth.rules-changed')
    expect((await otherSecurity.query('security.rules')).data).toMatchObject({ rules: { minLength: 10 } })
    expect((await audit.query('security.rules')).error?.message).toBe('access.not-permitted')
    expect(await actionsIn(audit)).toContain('10 → 16')

    const office = await server.signedIn('haigang.office')
    expect((await office.query('account.passwordRules')).data).toMatchObject({ minLength: 16 })
    const short = { currentPassword: TEST_PASSWORD, newPassword: 'twelve-chars' }
    expect((await office.mutate('session.changePassword', short)).error?.message).toBe('auth.password-too-short')
    const name = server.city.haigang.actors.office.name
    const named = { currentPassword: TEST_PASSWORD, newPassword: `${name}-is-my-own-name` }
    expect((await office.mutate('session.changePassword', named)).error?.message).toBe('auth.password-holds-name')
  })

  test('must have a second factor where the rules say so, before anything else', async () => {
    const browser = await server.signedIn('haigang.security')
    expect((await browser.query('session.me')).data).toMatchObject({ mustEnrol: true })
    expect((await browser.query('security.rules')).error?.message).toBe('auth.second-factor-required')
    const begun = await browser.mutate('account.beginSecondFactor', { password: TEST_PASSWORD })
    const code = codeAt((begun.data as { secret: string }).secret, now())
    expect((await browser.mutate('account.confirmSecondFactor', { code })).status).toBe(200)
    expect((await browser.query('security.rules')).status).toBe(200)
    // not an administrator, and another district
    expect((await (await server.signedIn('haigang.office')).query('session.me')).data).not.toHaveProperty('mustEnrol')
    const other = await server.signedIn('shanhaiguan.security')
    expect((await other.query('session.me')).data).not.toHaveProperty('mustEnrol')
  })
})

describe('a city’s security administrator', () => {
  test('unlocks a district’s only security administrator, and both audits keep it', async () => {
    for (let i = 0; i < 5; i += 1) await signIn(server.browser(), 'shanhaiguan.security', 'a guess at it')
    const { tenantId } = server.city.shanhaiguan
    const locks = (await citySecurity.query('security.districtLocks')).data as { accountId: string; account: string }[]
    expect(locks.map(({ account }) => account)).toEqual(['shanhaiguan.security'])
    const act = { tenantId, accountId: locks[0]?.accountId, reason: '区县唯一安全管理员被锁定' }
    expect((await otherSecurity.mutate('security.unlockInDistrict', act)).error?.message).toBe('access.not-permitted')
    const notSecurity = { ...act, tenantId: server.city.haigang.tenantId, accountId }
    expect((await citySecurity.mutate('security.unlockInDistrict', notSecurity)).error?.message).toBe(
      'security.lock-not-found',
    )
    expect((await citySecurity.mutate('security.unlockInDistrict', act)).status).toBe(200)
    expect((await signIn(server.browser(), 'shanhaiguan.security')).status).toBe(200)
    const cityAudit = await server.signedIn('city.audit')
    expect(await actionsIn(cityAudit)).toContain('security.unlock-in-district')
  })
})

describe('an invitation', () => {
  const invite = async () => {
    const answer = await citySecurity.mutate('security.invite', { accountId: cityAuditId, reason: '新到岗' })
    return (answer.data as { token: string }).token
  }

  test('keeps its token out of every address', async () => {
    const token = await invite()
    const browser = server.browser()
    expect((await browser.query('session.invitation', { token })).status).toBe(405)
    expect((await browser.mutate('session.invitation', { token })).data).toMatchObject({ account: 'city.audit' })
  })

  test('ends the session that the browser had, as every way in does', async () => {
    const browser = await server.signedIn('haigang.office')
    const former = server.browser()
    former.cookie = browser.cookie
    const accepted = await browser.mutate('session.acceptInvitation', {
      token: await invite(),
      password: 'chosen by its owner at dawn',
    })
    expect(accepted.status).toBe(200)
    expect((await browser.query('session.me')).text).toContain(server.city.city.actors.audit.name)
    expect((await former.query('session.me')).status).toBe(401)
  })
})

test('one ends another session of one’s own, and nobody else’s', async () => {
  const here = await server.signedIn('shanhaiguan.security')
  const there = await server.signedIn('shanhaiguan.security')
  const listed = (await here.query('account.sessions')).data as { sessionId: string; current: boolean }[]
  const foreign = (await citySecurity.query('account.sessions')).data as { sessionId: string }[]
  const steal = await here.mutate('account.endSession', { sessionId: foreign[0]?.sessionId })
  expect(steal.error?.message).toBe('auth.session-not-found')
  await here.mutate('account.endOtherSessions')
  expect((await there.query('session.me')).status).toBe(401)
  expect((await here.query('session.me')).status).toBe(200)
  expect(listed.filter(({ current }) => current)).toHaveLength(1)
})
