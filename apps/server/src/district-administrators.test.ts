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
  const { database } = server.city
  const [cityId, districtId] = [newId(), newId()]
  const within = (tenantId: string) => ({ tenantId, cityId, actorId: SYSTEM_ACTOR })
  await database.write(coreModule, within(cityId), (scope) =>
    addTenant(scope, { kind: 'city', name: '另一市', slug: 'another' }),
  )
  await database.write(coreModule, within(districtId), async (scope) => {
    await addTenant(scope, { kind: 'district', name: '另一区', slug: 'elsewhere' })
    valueOrThrow(await addUnits(scope, [{ kind: 'district', name: '另一区', validFrom: '2000-01-01' }]))
  })
  return districtId
}

function person(tenantId: string, account: string) {
  return { tenantId, account, name: '温如海', title: '系统管理员' }
}

const audited = async (browser: Browser) => {
  const { data } = await browser.query('audit.list', { limit: 50 })
  return z.object({ rows: z.array(z.object({ action: z.string(), person: z.string(), unit: z.string() })) }).parse(data)
    .rows
}

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
    const answer = await city.mutate('tenancy.appointAdministrator', person(tenantId, 'haigang.first'))
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
