import type { Me } from '@linli/contract'
import { coreModule } from '@linli/core'
import { asSuperuser } from '@linli/database/testing'
import { newId } from '@linli/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, TEST_PASSWORD, type TestServer } from './testing/start-test-server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
  const { haigang, shanhaiguan, city } = server.city
  await server.addAccount(haigang, haigang.actors.office, 'haigang.office')
  await server.addAccount(haigang, haigang.actors.system, 'haigang.system')
  await server.addAccount(haigang, haigang.actors.security, 'haigang.security')
  await server.addAccount(haigang, haigang.actors.audit, 'haigang.audit')
  await server.addAccount(haigang, haigang.actors.community, 'haigang.community')
  await server.addAccount(shanhaiguan, shanhaiguan.actors.office, 'shanhaiguan.office')
  await server.addAccount(city, city.actors.officer, 'city.officer')
})

afterAll(() => server.close())

async function meOf(account: string): Promise<Me> {
  const { data } = await (await server.signedIn(account)).query('session.me')
  return data as Me // the answer of `session.me`
}

describe('signing in', () => {
  test('sets a cookie that scripts and other sites cannot use, and tells who it is', async () => {
    const browser = server.browser()
    const answer = await browser.mutate('session.signIn', { account: 'haigang.office', password: TEST_PASSWORD })
    expect(answer.data).toEqual({ mustChangePassword: false })
    expect(answer.headers.get('set-cookie')).toMatch(/^linli=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/)

    const { haigang } = server.city
    const me = await browser.query('session.me')
    expect(me.data).toMatchObject({
      person: { id: haigang.actors.office.personId },
      tenant: { id: haigang.tenantId, kind: 'district' },
      post: { id: haigang.actors.office.postId, role: 'office-clerk' },
      plugins: ['admission'],
      mustChangePassword: false,
      demo: true,
    })
  })

  test('keeps two districts apart', async () => {
    const [haigang, shanhaiguan] = [await meOf('haigang.office'), await meOf('shanhaiguan.office')]
    expect(haigang.tenant.id).not.toBe(shanhaiguan.tenant.id)
    const units = await (await server.signedIn('shanhaiguan.office')).query('organisation.list', {})
    expect(units.text).not.toContain(server.city.haigang.units.root.id)
    expect(units.text).toContain(server.city.shanhaiguan.units.root.id)
  })

  test('answers an unknown account exactly like a wrong password', async () => {
    const browser = server.browser()
    const wrong = await browser.mutate('session.signIn', { account: 'haigang.office', password: 'wrong' })
    const unknown = await browser.mutate('session.signIn', { account: 'nobody.here', password: 'wrong' })
    expect(wrong.status).toBe(401)
    expect(wrong.error?.data.refusal).toEqual({ kind: 'unauthenticated', code: 'auth.wrong-credentials', params: {} })
    expect({ ...unknown.error?.data, requestId: '' }).toEqual({ ...wrong.error?.data, requestId: '' })
    expect(browser.cookie).toBeUndefined()
  })

  test('ends the session that the browser had', async () => {
    const browser = await server.signedIn('haigang.office')
    const former = browser.cookie
    await browser.mutate('session.signIn', { account: 'haigang.office', password: TEST_PASSWORD })
    expect(browser.cookie).not.toBe(former)
    const thief = server.browser()
    thief.cookie = former
    expect((await thief.query('session.me')).status).toBe(401)
  })

  test('is told to a log without the password', () => {
    expect(JSON.stringify(server.log)).not.toContain(TEST_PASSWORD)
  })
})

describe('a session', () => {
  test.each([
    ['none', undefined],
    ['a broken escape', 'linli=%'],
    ['a NUL', 'linli=%00'],
    ['nonsense', 'linli=abc.def; linli='],
    ['a well-formed stranger', `linli=${newId()}.${'a'.repeat(43)}`],
  ])('is missing with %s', async (_name, cookie) => {
    const browser = server.browser()
    browser.cookie = cookie
    const answer = await browser.query('session.me')
    expect(answer.status).toBe(401)
    expect(answer.error?.data.refusal?.code).toBe('auth.sign-in-required')
  })

  test('ends by signing out, with its cookie', async () => {
    const browser = await server.signedIn('haigang.office')
    const { cookie } = browser
    expect((await browser.mutate('session.signOut')).status).toBe(200)
    expect(browser.cookie).toBeUndefined()
    browser.cookie = cookie
    expect((await browser.query('session.me')).status).toBe(401)
  })

  test('ends everywhere at once', async () => {
    const [desk, phone] = [await server.signedIn('haigang.office'), await server.signedIn('haigang.office')]
    await desk.mutate('session.signOutEverywhere')
    expect((await phone.query('session.me')).status).toBe(401)
  })

  test('ends after half an hour without use', async () => {
    const browser = await server.signedIn('haigang.office')
    server.advanceMs(31 * 60_000)
    expect((await browser.query('session.me')).status).toBe(401)
  })

  test('of a person with several posts works in none until one is chosen', async () => {
    const { haigang } = server.city
    const { street, office, department } = haigang.actors
    await server.addAccount(haigang, street, 'haigang.street')
    await server.city.database.write(coreModule, haigang.context, ({ db }) =>
      db
        .insertInto('core.appointment')
        .values({
          id: newId(),
          person_id: street.personId,
          post_id: department.postId,
          valid_from: '2026-01-01',
          valid_to: null,
        })
        .execute(),
    )
    const browser = await server.signedIn('haigang.street')
    const before = await browser.query('session.me')
    expect(before.data).toMatchObject({ permissions: [], posts: [{}, {}] })
    expect(before.data).not.toHaveProperty('post')
    expect((await browser.query('inbox.figures')).error?.message).toBe('access.post-not-chosen')

    const others = await browser.mutate('session.choosePost', { postId: office.postId })
    const nobodys = await browser.mutate('session.choosePost', { postId: newId() })
    expect(others.status).toBe(404)
    expect({ ...others.error?.data, requestId: '' }).toEqual({ ...nobodys.error?.data, requestId: '' })

    expect((await browser.mutate('session.choosePost', { postId: department.postId })).status).toBe(200)
    expect((await browser.query('session.me')).data).toMatchObject({ post: { id: department.postId } })
    expect((await browser.query('inbox.figures')).status).toBe(200)
  })
})

describe('an administrator', () => {
  test('adds a person, who must change the password before anything else', async () => {
    const system = await server.signedIn('haigang.system')
    const community = server.city.haigang.units.communities[0]
    const added = await system.mutate('people.add', {
      name: '宋知秋',
      account: 'haigang.new',
      unitId: community?.id,
      title: '社区工作者',
      role: 'community-worker',
    })
    expect(added.status).toBe(200)
    const { oneTimePassword } = added.data as { oneTimePassword: string } // the answer of `people.add`

    const browser = server.browser()
    const signIn = await browser.mutate('session.signIn', { account: 'haigang.new', password: oneTimePassword })
    expect(signIn.data).toEqual({ mustChangePassword: true })
    expect((await browser.query('session.me')).status).toBe(200)
    const inbox = await browser.query('inbox.figures')
    expect(inbox.status).toBe(403)
    expect(inbox.error?.message).toBe('auth.password-change-required')

    const change = { currentPassword: oneTimePassword, newPassword: 'quite-another-password-7' }
    expect((await browser.mutate('session.changePassword', change)).status).toBe(200)
    expect((await browser.query('inbox.figures')).status).toBe(200)
  })

  test('puts somebody out within a second', async () => {
    const { haigang } = server.city
    const { accountId } = await server.addAccount(haigang, haigang.actors.otherCommunity, 'haigang.leaving')
    const leaving = await server.signedIn('haigang.leaving')
    expect((await leaving.query('inbox.figures')).status).toBe(200)
    const security = await server.signedIn('haigang.security')
    expect((await security.mutate('people.deactivate', { accountId })).status).toBe(200)
    server.advanceMs(1_000)
    expect((await leaving.query('inbox.figures')).status).toBe(401)
    const again = await leaving.mutate('session.signIn', { account: 'haigang.leaving', password: TEST_PASSWORD })
    expect(again.error?.message).toBe('auth.wrong-credentials')
  })

  test('cannot touch an account of another district, and cannot tell it from none', async () => {
    const { shanhaiguan } = server.city
    const foreign = await server.addAccount(shanhaiguan, shanhaiguan.actors.street, 'shanhaiguan.street')
    const security = await server.signedIn('haigang.security')
    const answers = [
      await security.mutate('people.deactivate', { accountId: foreign.accountId }),
      await security.mutate('people.deactivate', { accountId: newId() }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404])
    expect((await server.signedIn('shanhaiguan.street')).cookie).toBeDefined()
  })

  test('switches a plugin off and on again, and the next request knows', async () => {
    const system = await server.signedIn('haigang.system')
    const office = await server.signedIn('haigang.office')
    const listItems = () => office.query('item.list', { limit: 10 }, '/api/plugins/admission/trpc')
    expect((await listItems()).status).toBe(200)
    await system.mutate('plugins.disable', { pluginId: 'admission' })
    const off = await listItems()
    expect(off.status).toBe(404)
    expect(off.error?.message).toBe('plugin.not-enabled')
    await system.mutate('plugins.enable', { pluginId: 'admission' })
    expect((await listItems()).status).toBe(200)
    expect((await system.mutate('plugins.enable', { pluginId: 'nosuch' })).error?.message).toBe('plugin.not-installed')
  })

  test('reads what was done, and that the record is whole', async () => {
    const audit = await server.signedIn('haigang.audit')
    const { data } = await audit.query('audit.list', { limit: 50 })
    expect(data).toMatchObject({
      rows: expect.arrayContaining([expect.objectContaining({ action: 'plugins.disable' })]),
    })
    expect((await audit.query('audit.verify')).data).toMatchObject({ intact: true })
  })
})

describe('a permission', () => {
  test('that the post lacks is refused before the input is looked at', async () => {
    const office = await server.signedIn('haigang.office')
    const answer = await office.mutate('people.deactivate', { accountId: '\u0000' })
    expect(answer.status).toBe(403)
    expect(answer.error?.data.refusal).toMatchObject({ kind: 'forbidden', code: 'access.not-permitted' })
  })

  test('that only the city has shows districts as figures', async () => {
    const officer = await server.signedIn('city.officer')
    const { data } = await officer.query('oversight.districts')
    expect(data).toMatchObject({ districts: [{}, {}] })
    const office = await server.signedIn('haigang.office')
    expect((await office.query('oversight.districts')).status).toBe(403)
  })
})

describe('input', () => {
  test.each([
    ['an id that is none', { accountId: 'x' }, [{ path: 'accountId', problem: 'id' }]],
    [
      'a NUL in a field nobody asked for',
      { accountId: newId(), note: 'a\u0000' },
      [{ path: 'note', problem: 'unstorable-text' }],
    ],
    ['a missing field', {}, [{ path: 'accountId', problem: 'invalid-type' }]],
  ])('with %s is refused with the field and not its value', async (_name, input, fields) => {
    const security = await server.signedIn('haigang.security')
    const answer = await security.mutate('people.activate', input)
    expect(answer.status).toBe(400)
    expect(answer.error?.data).toMatchObject({ refusal: { code: 'input.invalid' }, fields })
  })
})

describe('a fault', () => {
  test('is masked on the wire and told in the log under its id', async () => {
    const office = await server.signedIn('haigang.office')
    const { adminConnectionString } = server.city
    await asSuperuser(adminConnectionString, 'alter table core.todo rename to todo_gone')
    const answer = await office
      .query('inbox.figures')
      .finally(() => asSuperuser(adminConnectionString, 'alter table core.todo_gone rename to todo'))

    expect(answer.status).toBe(500)
    expect(answer.error?.message).toBe('fault')
    expect(answer.text).not.toMatch(/todo|relation|SELECT|stack/i)
    const { requestId } = answer.error?.data ?? {}
    expect(requestId).toBe(answer.headers.get('x-request-id'))
    expect(server.log).toContainEqual(
      expect.objectContaining({ requestId, msg: 'fault', procedure: 'core inbox.figures' }),
    )
  })
})

describe('a log line', () => {
  test('names tenant, post and route', async () => {
    const office = await server.signedIn('haigang.office')
    const answer = await office.query('inbox.figures')
    const { haigang } = server.city
    expect(server.log).toContainEqual(
      expect.objectContaining({
        requestId: answer.headers.get('x-request-id'),
        tenant: haigang.tenantId,
        actor: haigang.actors.office.postId,
        route: 'core inbox.figures',
        status: 200,
      }),
    )
  })
})

test('is ready with its database', async () => {
  expect((await server.browser().send('/readyz')).status).toBe(200)
})

test('tells the sign-in page what it may know', async () => {
  expect((await server.browser().query('session.info')).data).toEqual({ demo: true, secondStep: false, providers: [] })
})
