import { today, valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listPosts } from '../access/list-posts.ts'
import { loadActor } from '../access/load-actor.ts'
import { coreModule } from '../core-module.ts'
import { setPluginEnabled } from '../plugins/set-plugin-enabled.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import { samplePermissions } from '../testing/sample-process.ts'
import type { TestTenant } from '../testing/test-tenant.ts'
import { activatePerson } from './activate-person.ts'
import { addPerson, type NewPerson } from './add-person.ts'
import { deactivatePerson } from './deactivate-person.ts'
import { listPeople } from './list-people.ts'
import { updatePerson } from './person.queries.ts'
import { resetPersonPassword } from './reset-person-password.ts'

let test: TestCity

beforeAll(async () => {
  test = await createTestCity({ permissions: { sample: samplePermissions } })
})

afterAll(() => test.drop())

function add(person: Partial<NewPerson> & { account: string }, tenant: TestTenant = test.haigang) {
  const { system } = tenant.actors
  const [community] = tenant.units.communities
  const whole = {
    name: '苗春燕',
    unitId: community?.id ?? '',
    title: '主任',
    role: 'community-worker' as const,
    at: test.clock.now(),
    ...person,
  }
  return test.database.write(coreModule, tenant.contextOf(system), (scope) => addPerson(scope, system, whole))
}

/** Whoever has an account. */
async function list(tenant: TestTenant) {
  const listing = { now: test.clock.now(), limit: 100 }
  const page = valueOrThrow(await test.database.read(coreModule, tenant.context, (scope) => listPeople(scope, listing)))
  return page.rows.filter(({ account }) => account !== undefined)
}

const load = (tenant: TestTenant, personId: string, postId?: string) =>
  test.database.read(coreModule, tenant.context, (scope) =>
    loadActor(scope, { personId, postId, on: today(test.clock), permissions: test.permissions }),
  )

it('appoints somebody new, with a post, an account and a password for one sign-in', async () => {
  const added = await add({ account: 'haigang.miao' })
  if (!added.ok) throw new Error(added.refusal.code)
  expect(added.value.oneTimePassword).toMatch(/^\S{12,}$/)
  expect(await list(test.haigang)).toEqual([
    {
      id: added.value.personId,
      name: '苗春燕',
      demo: false,
      account: { id: added.value.accountId, name: 'haigang.miao', active: true, locked: false },
      posts: [{ title: '主任', role: 'community-worker', unit: test.haigang.units.communities[0]?.name }],
    },
  ])
  expect(await list(test.shanhaiguan)).toEqual([])
  expect(await load(test.haigang, added.value.personId)).toMatchObject({
    ok: true,
    value: { name: '苗春燕', role: 'community-worker', postId: added.value.postId },
  })
})

it('refuses a foreign unit like an unknown one, a role in the wrong place, and a name that any tenant has', async () => {
  const foreign = await add({ account: 'x.one', unitId: test.shanhaiguan.units.communities[0]?.id ?? '' })
  expect(foreign).toMatchObject({ ok: false, refusal: { kind: 'not-found', code: 'unit.not-found' } })
  const misplaced = await add({
    account: 'x.two',
    role: 'office-clerk',
    unitId: test.haigang.units.departments[0]?.id ?? '',
  })
  expect(misplaced).toMatchObject({ ok: false, refusal: { code: 'people.role-not-for-unit' } })
  const ofTheCity = await add({
    account: 'x.three',
    role: 'city-officer',
    unitId: test.haigang.units.departments[0]?.id ?? '',
  })
  expect(ofTheCity).toMatchObject({ ok: false, refusal: { code: 'people.role-not-for-unit' } })
  const taken = await add({ account: 'haigang.miao' }, test.shanhaiguan)
  expect(taken).toMatchObject({ ok: false, refusal: { kind: 'conflict', code: 'auth.account-name-taken' } })
})

it('closes and opens an account, but never one’s own', async () => {
  const { security } = test.haigang.actors
  const [row] = await list(test.haigang)
  const act = { accountId: row?.account?.id ?? '', at: test.clock.now() }
  const write = <T>(work: Parameters<typeof test.database.write<Tables, T>>[2]) =>
    test.database.write(coreModule, test.haigang.contextOf(security), work)
  const other = test.shanhaiguan.actors.security
  const foreign = await test.database.write(coreModule, test.shanhaiguan.contextOf(other), (scope) =>
    deactivatePerson(scope, other, act),
  )
  expect(foreign).toMatchObject({ ok: false, refusal: { kind: 'not-found' } })
  expect(await write((scope) => deactivatePerson(scope, security, act))).toEqual({ ok: true, value: undefined })
  expect(await list(test.haigang)).toMatchObject([{ account: { active: false } }])
  expect(await write((scope) => activatePerson(scope, security, act))).toEqual({ ok: true, value: undefined })
  expect(await write((scope) => resetPersonPassword(scope, security, act))).toMatchObject({ ok: true })
  expect(await list(test.haigang)).toMatchObject([{ account: { active: true } }])
  await write((scope) => updatePerson(scope, row?.id ?? '', { left_on: today(test.clock) }))
  expect(await write((scope) => activatePerson(scope, security, act))).toMatchObject({
    refusal: { code: 'people.left' },
  })
  const self = { ...security, personId: row?.id ?? '' }
  expect(await write((scope) => deactivatePerson(scope, self, act))).toMatchObject({
    refusal: { code: 'people.own-account' },
  })
  const audited = await write((scope) =>
    scope.db.selectFrom('core.audit_entry').select('action').orderBy('action').execute(),
  )
  expect(audited.map(({ action }) => action)).toEqual([
    'people.activate',
    'people.add',
    'people.deactivate',
    'people.reset-password',
  ])
})
type Tables = NonNullable<(typeof coreModule)['tables']>

it('gives an actor what the role may do with the plugins that are on', async () => {
  const { system, office } = test.haigang.actors
  expect([...office.permissions]).toContain('sample:decide')
  expect([...office.permissions]).not.toContain('sample:file')
  expect([...office.permissions]).not.toContain('people:manage')
  await test.database.write(coreModule, test.haigang.contextOf(system), (scope) =>
    setPluginEnabled(scope, system, { pluginId: 'sample', enabled: false, at: test.clock.now() }),
  )
  const off = await load(test.haigang, office.personId)
  expect(off.ok && [...off.value.permissions]).toContain('inbox:view')
  expect(off.ok && [...off.value.permissions].filter((one) => one.startsWith('sample:'))).toEqual([])
  const elsewhere = await load(test.shanhaiguan, test.shanhaiguan.actors.office.personId)
  expect(elsewhere.ok && [...elsewhere.value.permissions]).toContain('sample:decide')
})

it('has a person of several posts choose one, of their own', async () => {
  const { office, street } = test.haigang.actors
  await test.database.write(coreModule, test.haigang.context, (scope) =>
    scope.db
      .insertInto('core.appointment')
      .values({
        id: crypto.randomUUID(),
        person_id: office.personId,
        post_id: street.postId,
        valid_from: '2026-01-01',
        valid_to: '2026-03-10',
      })
      .execute(),
  )
  expect(await load(test.haigang, office.personId)).toMatchObject({ refusal: { code: 'access.post-not-chosen' } })
  expect(await load(test.haigang, office.personId, street.postId)).toMatchObject({ value: { role: 'street-officer' } })
  expect(await load(test.haigang, office.personId, test.haigang.actors.system.postId)).toMatchObject({
    refusal: { code: 'access.post-not-held' },
  })
  const posts = await test.database.read(coreModule, test.haigang.context, (scope) =>
    listPosts(scope, { personId: office.personId, on: '2026-03-10' }),
  )
  expect(posts.map(({ role }) => role)).toEqual(['office-clerk'])
  expect(await load(test.shanhaiguan, office.personId)).toMatchObject({ refusal: { code: 'access.no-post' } })
})
