import { addTenant, addUnits, coreModule } from '@linli/core'
import { newId, SYSTEM_ACTOR, valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Browser } from './testing/browser.ts'
import { startTestServer, type TestServer } from './testing/start-test-server.ts'

/** A city gives districts their three administrators, over HTTP, beside a second city with a district of its own. */

let server: TestServer
let city: Browser
let cityAudit: Browser
let foreignDistrict: string

const appointed = z.array(z.object({ role: z.string(), account: z.string(), oneTimePassword: z.string() }))

beforeAll(async () => {
  server = await startTestServer()
  const { city: tenant, haigang } = server.city
  await server.addAccount(tenant, tenant.actors.system, 'city.system')
  await server.addAccount(tenant, tenant.actors.audit, 'city.audit')
  await server.addAccount(tenant, tenant.actors.officer, 'city.officer')
  for (const role of ['system', 'security', 'audit'] as const)
    await server.addAccount(haigang, haigang.actors[role], `haigang.${role}`)
  city = await server.signedIn('city.system')
  cityAudit = await server.signedIn('city.audit')
  foreignDistrict = await addSecondCity()
})
afterAll(() => server?.close())

async function addSecondCity(): Promise<string> {
  const cityId = newId()
  await server.city.database.write(coreModule, { tenantId: cityId, cityId, actorId: SYSTEM_ACTOR }, (scope) =>
    addTenant(scope, { kind: 'city', name: '另一市', slug: 'another' }),
  )
  return addDistrict(cityId, '另一区', 'elsewhere')
}

async function addDistrict(cityId: string, name: string, slug: string): Promise<string> {
  const tenantId = newId()
  await server.city.database.write(coreModule, { tenantId, cityId, actorId: SYSTEM_ACTOR }, async (scope) => {
    await addTenant(scope, { kind: 'district', name, slug })
    valueOrThrow(await addUnits(scope, [{ kind: 'district', name, validFrom: '2000-01-01' }]))
  })
  return tenantId
}

const roles = ['system-administrator', 'security-administrator', 'audit-administrator'] as const
const names = ['温如海', '葛晴川', '滕嘉木']

/** All three, or those of them that are named. */
function people(tenantId: string, prefix: string, which: readonly (typeof roles)[number][] = roles) {
  const administrators = which.map((role) => ({
    role,
    name: names[roles.indexOf(role)],
    account: `${prefix}.${role.split('-')[0]}`,
    title: '管理员',
  }))
  return { tenantId, administrators }
}

const counted = (system: number, security: number, audit: number) => ({
  'system-administrator': system,
  'security-administrator': security,
  'audit-administrator': audit,
})

const appoint = (input: unknown, browser = city) => browser.mutate('tenancy.appointAdministrators', input)
const listDistricts = async () => (await city.query('tenancy.listDistricts')).data
const auditOf = async (browser: Browser) => (await browser.query('audit.list', { limit: 50 })).data

const audited = async (browser: Browser) =>
  z
    .object({ rows: z.array(z.object({ action: z.string(), person: z.string(), unit: z.string() })) })
    .parse(await auditOf(browser)).rows

const reasons = async (browser: Browser) =>
  z
    .object({ rows: z.array(z.object({ action: z.string(), details: z.object({ reason: z.string().optional() }) })) })
    .parse(await auditOf(browser))
    .rows.flatMap(({ action, details: { reason } }) => (reason === undefined ? [] : [{ action, reason }]))

/** Somebody who has just been appointed, with a password of their own. */
async function firstSignIn(account: string, oneTimePassword: string): Promise<Browser> {
  const visitor = server.browser()
  const signIn = { account, password: oneTimePassword }
  expect((await visitor.mutate('session.signIn', signIn)).data).toEqual({ mustChangePassword: true })
  const change = { currentPassword: oneTimePassword, newPassword: 'a-password-of-my-own-1' }
  expect((await visitor.mutate('session.changePassword', change)).status).toBe(200)
  return visitor
}

describe('the system administrator of a city', () => {
  test('sees its own districts, and how many of each administrator each has', async () => {
    const { haigang, shanhaiguan } = server.city
    expect(await listDistricts()).toEqual([
      {
        tenantId: haigang.tenantId,
        name: '海港区',
        kind: 'district',
        slug: 'haigang',
        administrators: counted(1, 1, 1),
      },
      {
        tenantId: shanhaiguan.tenantId,
        name: '山海关区',
        kind: 'district',
        slug: 'shanhaiguan',
        administrators: counted(0, 0, 0),
      },
    ])
  })

  test('appoints three people, each of whom does one thing there and not the others', async () => {
    const { tenantId } = server.city.shanhaiguan
    const added = appointed.parse((await appoint(people(tenantId, 'shanhaiguan'))).data)
    expect(added.map(({ role }) => role)).toEqual(roles)
    const browsers: Browser[] = []
    for (const { account, oneTimePassword } of added) browsers.push(await firstSignIn(account, oneTimePassword))
    const [system, security, audit] = browsers
    if (!system || !security || !audit) throw new Error('three were appointed')

    expect((await system.query('session.me')).data).toMatchObject({
      person: { name: '温如海' },
      tenant: { id: tenantId },
      post: { role: 'system-administrator', unit: { name: '山海关区' } },
    })
    const can = async (browser: Browser) => [
      (await browser.query('plugins.list')).status,
      (await browser.mutate('people.activate', { accountId: newId() })).status,
      (await browser.query('audit.list', {})).status,
    ]
    expect(await can(system)).toEqual([200, 403, 403])
    expect(await can(security)).toEqual([403, 404, 403])
    expect(await can(audit)).toEqual([403, 403, 200])
    expect(await listDistricts()).toMatchObject([
      { administrators: counted(1, 1, 1) },
      { administrators: counted(1, 1, 1) },
    ])

    const { name, unitName } = server.city.city.actors.system
    const act = { person: name, unit: unitName }
    expect((await audited(audit)).filter(({ action }) => action === 'people.add')).toEqual(
      Array(3).fill({ action: 'people.add', ...act }),
    )
    expect(await audited(cityAudit)).toContainEqual({ action: 'tenancy.appoint-administrators', ...act })
    const told = JSON.stringify([await auditOf(cityAudit), await auditOf(audit)])
    for (const { oneTimePassword } of added) expect(told).not.toContain(oneTimePassword)
  })

  test('is refused an account name that anybody has, and nobody of the three is there', async () => {
    const before = [await audited(cityAudit), await listDistricts()]
    const { administrators, tenantId } = people(server.city.shanhaiguan.tenantId, 'another')
    const taken = administrators.map((one, index) => (index === 2 ? { ...one, account: 'haigang.system' } : one))
    const answer = await appoint({ tenantId, administrators: taken, reason: '原管理员调离' })
    expect(answer.error?.data.refusal).toMatchObject({ kind: 'conflict', code: 'auth.account-name-taken' })
    expect([await audited(cityAudit), await listDistricts()]).toEqual(before)
  })

  test('cannot name one duty twice', async () => {
    const { administrators, tenantId } = people(server.city.shanhaiguan.tenantId, 'twice', ['audit-administrator'])
    const second = administrators.map((one) => ({ ...one, account: 'twice.other' }))
    const answer = await appoint({ tenantId, administrators: [...administrators, ...second], reason: '加强审计' })
    expect(answer.error?.data.refusal).toMatchObject({ kind: 'invalid', code: 'tenancy.role-twice' })
  })

  test('cannot tell a district of another city from one that does not exist', async () => {
    const ids = [foreignDistrict, newId(), server.city.city.tenantId]
    const answers = await Promise.all(ids.map((id, index) => appoint(people(id, `nobody-${index}`))))
    const told = answers.map(({ status, error }) => ({ status, refusal: error?.data.refusal }))
    const refusal = { kind: 'not-found', code: 'tenancy.district-not-found', params: {} }
    expect(told).toEqual(ids.map(() => ({ status: 404, refusal })))
  })
})

describe('a district that has an administrator', () => {
  const reasonRequired = (administrators: number) => ({
    kind: 'invalid',
    code: 'tenancy.reason-required',
    params: { administrators },
  })

  test('gets another with a reason alone, which the audit of both sides shows', async () => {
    const { tenantId } = server.city.haigang
    const district = await server.signedIn('haigang.audit')
    const state = async () => [
      await auditOf(cityAudit),
      await auditOf(district),
      (await district.query('people.list')).data,
    ]
    const before = await state()
    const second = people(tenantId, 'haigang.added', ['security-administrator'])
    expect((await appoint(second)).error?.data.refusal).toEqual(reasonRequired(1))
    expect((await appoint({ ...second, reason: ' ' })).status).toBe(400)
    expect(await state()).toEqual(before)

    const reason = '原管理员长期病休，区里无人管理账号'
    const [added] = appointed.parse((await appoint({ ...second, reason })).data)
    expect(added?.oneTimePassword).not.toBe('')
    expect(await reasons(district)).toEqual([{ action: 'people.add', reason }])
    expect(await reasons(cityAudit)).toEqual([{ action: 'tenancy.appoint-administrators', reason }])

    const { data } = await district.query('people.list', {})
    const account = z.object({ id: z.string(), name: z.string() })
    const { rows } = z.object({ rows: z.array(z.object({ account: account.optional() })) }).parse(data)
    const accountId = rows.find((row) => row.account?.name === 'haigang.added.security')?.account?.id
    const security = await server.signedIn('haigang.security')
    expect((await security.mutate('people.deactivate', { accountId })).status).toBe(200)
    const third = await appoint(people(tenantId, 'haigang.third', ['security-administrator']))
    expect(third.error?.data.refusal).toEqual(reasonRequired(1))
  })

  test('that is the only one gets the two others without a reason', async () => {
    const tenantId = await addDistrict(server.city.city.tenantId, '抚宁区', 'funing')
    expect((await appoint(people(tenantId, 'funing', ['system-administrator']))).status).toBe(200)
    expect((await appoint(people(tenantId, 'funing.new'))).error?.data.refusal).toEqual(reasonRequired(1))
    const others = people(tenantId, 'funing', ['security-administrator', 'audit-administrator'])
    expect((await appoint(others)).status).toBe(200)
    expect(await listDistricts()).toContainEqual(
      expect.objectContaining({ tenantId, administrators: counted(1, 1, 1) }),
    )
  })

  test('has it as soon as the first of two appointments at once is made', async () => {
    const tenantId = await addDistrict(server.city.city.tenantId, '北戴河区', 'beidaihe')
    const answers = await Promise.all(
      ['beidaihe.one', 'beidaihe.two'].map((prefix) => appoint(people(tenantId, prefix))),
    )
    const refusals = answers.flatMap(({ error }) => (error === undefined ? [] : [error.data.refusal]))
    expect(refusals).toEqual([reasonRequired(3)])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await listDistricts()).toContainEqual(
      expect.objectContaining({ tenantId, administrators: counted(1, 1, 1) }),
    )
  })
})

describe('anybody else', () => {
  test.each(['city.officer', 'city.audit', 'haigang.system'])('%s may neither look nor appoint', async (account) => {
    const browser = await server.signedIn(account)
    const { tenantId } = server.city.haigang
    for (const answer of [
      await browser.query('tenancy.listDistricts'),
      await appoint(people(tenantId, 'haigang.second'), browser),
      await appoint(people(newId(), 'haigang.third'), browser),
    ]) {
      expect(answer.status).toBe(403)
      expect(answer.error?.message).toBe('access.not-permitted')
    }
  })
})
