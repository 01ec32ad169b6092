import { addTenant, addUnits, coreModule } from '@linli/core'
import { newId, SYSTEM_ACTOR, valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Browser } from './testing/browser.ts'
import { startTestServer, type TestServer } from './testing/start-test-server.ts'

/** A city's administrator gives districts their first administrators, over HTTP, beside a second city with one of its own. */

let server: TestServer
let city: Browser
let foreignDistrict: string

const appointed = z.object({ oneTimePassword: z.string() })

beforeAll(async () => {
  server = await startTestServer()
  const { city: tenant, haigang } = server.city
  await server.addAccount(tenant, tenant.actors.admin, 'city.admin')
  await server.addAccount(tenant, tenant.actors.officer, 'city.officer')
  await server.addAccount(haigang, haigang.actors.admin, 'haigang.first')
  city = await server.signedIn('city.admin')
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

function person(tenantId: string, account: string) {
  return { tenantId, account, name: '温如海', title: '系统管理员' }
}

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

describe('the administrator of a city', () => {
  test('sees its own districts, and how many administrators each has', async () => {
    const { haigang, shanhaiguan } = server.city
    expect((await city.query('tenancy.listDistricts')).data).toEqual([
      { tenantId: haigang.tenantId, name: '海港区', kind: 'district', slug: 'haigang', administrators: 1 },
      { tenantId: shanhaiguan.tenantId, name: '山海关区', kind: 'district', slug: 'shanhaiguan', administrators: 0 },
    ])
  })

  test('appoints one, who signs in once with the password told and works there alone', async () => {
    const { tenantId } = server.city.shanhaiguan
    const answer = await city.mutate('tenancy.appointAdministrator', person(tenantId, 'shanhaiguan.admin'))
    const { oneTimePassword } = appointed.parse(answer.data)

    const visitor = server.browser()
    const signIn = { account: 'shanhaiguan.admin', password: oneTimePassword }
    expect((await visitor.mutate('session.signIn', signIn)).data).toEqual({ mustChangePassword: true })
    const change = { currentPassword: oneTimePassword, newPassword: 'a-password-of-my-own-1' }
    expect((await visitor.mutate('session.changePassword', change)).status).toBe(200)
    expect((await visitor.query('session.me')).data).toMatchObject({
      person: { name: '温如海' },
      tenant: { id: tenantId },
      post: { role: 'administrator', title: '系统管理员', unit: { name: '山海关区' } },
    })
    const { data } = await city.query('tenancy.listDistricts')
    expect(data).toMatchObject([{ administrators: 1 }, { administrators: 1 }])

    const { name, unitName } = server.city.city.actors.admin
    const act = { person: name, unit: unitName }
    expect(await audited(visitor)).toContainEqual({ action: 'people.add', ...act })
    expect(await audited(city)).toContainEqual({ action: 'tenancy.appoint-administrator', ...act })
    expect(JSON.stringify([await audited(city), await audited(visitor)])).not.toContain(oneTimePassword)
  })

  test('is refused an account name that anybody has, and nothing is written', async () => {
    const before = [await audited(city), (await city.query('tenancy.listDistricts')).data]
    const { tenantId } = server.city.shanhaiguan
    const taken = { ...person(tenantId, 'haigang.first'), reason: '原管理员调离' }
    const answer = await city.mutate('tenancy.appointAdministrator', taken)
    expect(answer.error?.data.refusal).toMatchObject({ kind: 'conflict', code: 'auth.account-name-taken' })
    expect([await audited(city), (await city.query('tenancy.listDistricts')).data]).toEqual(before)
  })

  test('cannot tell a district of another city from one that does not exist', async () => {
    const ids = [foreignDistrict, newId(), server.city.city.tenantId]
    const answers = await Promise.all(
      ids.map((id, index) => city.mutate('tenancy.appointAdministrator', person(id, `nobody-${index}`))),
    )
    const told = answers.map(({ status, error }) => ({ status, refusal: error?.data.refusal }))
    const refusal = { kind: 'not-found', code: 'tenancy.district-not-found', params: {} }
    expect(told).toEqual(ids.map(() => ({ status: 404, refusal })))
  })
})

describe('a district that has an administrator', () => {
  const reasonRequired = { kind: 'invalid', code: 'tenancy.reason-required', params: { administrators: 1 } }

  test('gets another with a reason alone, which the audit of both sides shows', async () => {
    const { tenantId } = server.city.haigang
    const district = await server.signedIn('haigang.first')
    const state = async () => [await auditOf(city), await auditOf(district), (await district.query('people.list')).data]
    const before = await state()
    const second = person(tenantId, 'haigang.added')
    const refused = await city.mutate('tenancy.appointAdministrator', second)
    expect(refused.error?.data.refusal).toEqual(reasonRequired)
    const blank = await city.mutate('tenancy.appointAdministrator', { ...second, reason: ' ' })
    expect(blank.status).toBe(400)
    expect(await state()).toEqual(before)

    const reason = '原管理员长期病休，区里无人管理账号'
    const answer = await city.mutate('tenancy.appointAdministrator', { ...second, reason })
    expect(appointed.parse(answer.data).oneTimePassword).not.toBe('')
    expect(await reasons(district)).toEqual([{ action: 'people.add', reason }])
    expect(await reasons(city)).toEqual([{ action: 'tenancy.appoint-administrator', reason }])

    const { data } = await district.query('people.list')
    const added = z.array(z.object({ account: z.string(), accountId: z.string() })).parse(data)
    const accountId = added.find(({ account }) => account === 'haigang.added')?.accountId
    expect((await district.mutate('people.deactivate', { accountId })).status).toBe(200)
    const third = await city.mutate('tenancy.appointAdministrator', person(tenantId, 'haigang.third'))
    expect(third.error?.data.refusal).toEqual(reasonRequired)
  })

  test('has it as soon as the first of two appointments at once is made', async () => {
    const tenantId = await addDistrict(server.city.city.tenantId, '北戴河区', 'beidaihe')
    const answers = await Promise.all(
      ['beidaihe.one', 'beidaihe.two'].map((account) =>
        city.mutate('tenancy.appointAdministrator', person(tenantId, account)),
      ),
    )
    const refusals = answers.flatMap(({ error }) => (error === undefined ? [] : [error.data.refusal]))
    expect(refusals).toEqual([reasonRequired])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const { data } = await city.query('tenancy.listDistricts')
    expect(data).toContainEqual(expect.objectContaining({ tenantId, administrators: 1 }))
  })
})

describe('anybody else', () => {
  test.each(['city.officer', 'haigang.first'])('%s may neither look nor appoint', async (account) => {
    const browser = await server.signedIn(account)
    const { tenantId } = server.city.haigang
    for (const answer of [
      await browser.query('tenancy.listDistricts'),
      await browser.mutate('tenancy.appointAdministrator', person(tenantId, 'haigang.second')),
      await browser.mutate('tenancy.appointAdministrator', person(newId(), 'haigang.third')),
    ]) {
      expect(answer.status).toBe(403)
      expect(answer.error?.message).toBe('access.not-permitted')
    }
  })
})
