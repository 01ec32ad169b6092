import { valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { endOtherSessions, endOwnSession, listSessions } from '../sessions/own-sessions.ts'
import { createTestWorld, MINUTE_MS, PASSWORD, type TestWorld } from '../testing/test-world.ts'
import { listSignIns } from './list-sign-ins.ts'

let world: TestWorld
const EDGE = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0'

beforeAll(async () => {
  world = await createTestWorld()
})
afterAll(() => world.drop())

function list(accountId: string, tenantId = world.haigang, page: { before?: Date; limit: number } = { limit: 20 }) {
  return world.in(tenantId, (scope) => listSignIns(scope, { accountId, ...page }))
}

it('keeps of every attempt when, from where and how it ended, in the own tenant alone', async () => {
  const auth = world.server()
  const { accountId } = await world.account(world.haigang, 'record.office')
  await world.signIn(auth, 'record.office', 'a guess at it')
  world.pass(1000)
  await auth.signIn({ account: 'record.office', password: PASSWORD, ip: '10.0.0.7', userAgent: EDGE })
  for (let i = 0; i < 6; i += 1) {
    world.pass(1000)
    await world.signIn(auth, 'record.office', 'a guess at it')
  }
  const { rows } = await list(accountId)
  expect(rows.map(({ outcome }) => outcome)).toEqual([
    'locked',
    ...Array.from({ length: 5 }, () => 'wrong-credentials'),
    'signed-in',
    'wrong-credentials',
  ])
  expect(rows.at(-2)).toMatchObject({ ip: '10.0.0.7', userAgent: EDGE })
  const first = await list(accountId, world.haigang, { limit: 5 })
  const before = first.rows.at(-1)?.at ?? world.now()
  const second = await list(accountId, world.haigang, { limit: 5, before })
  expect([...first.rows, ...second.rows]).toEqual(rows)
  expect([first.more, second.more]).toEqual([true, false])
  expect((await list(accountId, world.funing)).rows).toEqual([])
})

it('forgets sign-ins after 180 days, and nothing before', async () => {
  const auth = world.server()
  const { accountId } = await world.account(world.haigang, 'kept.office')
  await world.signIn(auth, 'kept.office')
  world.pass(180 * 24 * 60 * MINUTE_MS)
  await auth.sweep(world.haigang)
  expect((await list(accountId)).rows).toHaveLength(1)
  world.pass(1)
  await auth.sweep(world.haigang)
  expect((await list(accountId)).rows).toEqual([])
})

it('lists the open sessions of an account with their device, and ends one or all others', async () => {
  const auth = world.server()
  const { accountId } = await world.account(world.haigang, 'many.office')
  const enter = async (userAgent: string) =>
    valueOrThrow(await auth.signIn({ account: 'many.office', password: PASSWORD, ip: '10.0.0.7', userAgent }))
  const [here, , phone] = [await enter(EDGE), await enter(''), await enter('Mozilla/5.0 (iPhone) MicroMessenger/8')]
  const sessions = () =>
    world.in(world.haigang, (scope) => listSessions(scope, { accountId, currentId: here.session.id, now: world.now() }))
  const listed = await sessions()
  expect(listed.map(({ device, current }) => [device.browser, device.system, current])).toEqual(
    expect.arrayContaining([
      ['edge', 'windows', true],
      ['other', 'other', false],
      ['wechat', 'ios', false],
    ]),
  )
  const handle = listed.find(({ device }) => device.browser === 'wechat')?.handle ?? ''
  const end = (tenantId: string) => world.in(tenantId, (scope) => endOwnSession(scope, { accountId, handle }))
  expect(await end(world.funing)).toMatchObject({ refusal: { code: 'auth.session-not-found' } })
  expect((await end(world.haigang)).ok).toBe(true)
  auth.forgetSessions(world.haigang)
  expect(await auth.authenticate(phone.cookie)).toBeUndefined()
  await world.in(world.haigang, (scope) => endOtherSessions(scope, { accountId, currentId: here.session.id }))
  expect((await sessions()).map(({ current }) => current)).toEqual([true])
  world.pass(30 * MINUTE_MS)
  expect(await sessions()).toEqual([])
})
