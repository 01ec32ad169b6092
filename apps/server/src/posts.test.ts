import type { HandOverPreview, HandOverSheet, PersonDetail, PostDetail } from '@linli/contract'
import { publishParameters } from '@linli/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { loadPlugins } from './start/load-plugins.ts'
import type { Browser } from './testing/browser.ts'
import { startTestServer, TEST_PASSWORD, type TestServer } from './testing/start-test-server.ts'

/** Posts change hands over HTTP, beside a second district that sees none of it. */

let server: TestServer
let system: Browser
let neighbour: Browser
const PLUGIN = '/api/plugins/admission/trpc'
const reason = '轮岗'
const [TODAY, TOMORROW] = ['2026-03-02', '2026-03-03']

beforeAll(async () => {
  server = await startTestServer()
  const plugins = await loadPlugins()
  await publishParameters(
    server.city.database,
    plugins.flatMap(({ parameters }) => parameters),
  )
  const { haigang, shanhaiguan } = server.city
  await server.addAccount(haigang, haigang.actors.system, 'haigang.system')
  await server.addAccount(haigang, haigang.actors.office, 'haigang.office')
  await server.addAccount(haigang, haigang.actors.street, 'haigang.street')
  await server.addAccount(haigang, haigang.actors.department, 'haigang.health')
  await server.addAccount(shanhaiguan, shanhaiguan.actors.system, 'shanhaiguan.system')
  await signInAgain()
})

/** A session does not last until the next day. */
async function signInAgain(): Promise<void> {
  system = await server.signedIn('haigang.system')
  neighbour = await server.signedIn('shanhaiguan.system')
}
afterAll(() => server?.close())

const people = () => server.city.haigang.actors
const postOf = async (postId: string) => (await system.query('posts.get', { postId })).data as PostDetail // its answer
const personOf = async (personId: string) => (await system.query('people.get', { personId })).data as PersonDetail // as above
const appoint = (asked: unknown, by = system) => by.mutate('posts.appoint', asked)

async function createPost(title: string, unitId = server.city.haigang.units.streets[0]?.id, role = 'street-officer') {
  const created = await system.mutate('posts.create', { unitId, title, role })
  return z.object({ id: z.string() }).parse(created.data).id
}

/** Whoever holds the post for good today. */
async function holderOf(postId: string) {
  const { appointments } = await postOf(postId)
  const holder = appointments.find(({ acting, to }) => !acting && to === undefined)
  if (holder === undefined) throw new Error('nobody holds the post')
  return holder
}

describe('a post', () => {
  test('is vacant until somebody is appointed, and then held by one at a time', async () => {
    const postId = await createPost('社区办副主任')
    const vacant = await system.query('posts.list', { state: 'vacant' })
    expect(vacant.data).toMatchObject({ rows: [{ id: postId, vacant: true }] })
    expect((await neighbour.query('posts.list', { state: 'vacant' })).data).toEqual({ rows: [] })
    expect((await neighbour.query('posts.get', { postId })).error?.message).toBe('people.post-not-found')

    const { personId } = people().street
    const past = { postId, personId, from: '2026-02-01' }
    expect((await appoint(past)).error?.message).toBe('people.reason-required')
    expect((await appoint({ ...past, reason: '补录任命文件' })).status).toBe(200)
    expect((await system.query('posts.list', { state: 'vacant' })).data).toEqual({ rows: [] })
    const second = await appoint({ postId, personId: people().otherCommunity.personId, from: TOMORROW })
    expect(second.error?.data.refusal).toMatchObject({ code: 'people.post-held' })

    const street = await server.signedIn('haigang.street')
    expect((await street.query('session.me')).data).toMatchObject({ posts: [{}, {}] })
  })

  test('is nobody’s to give to themselves, nor another district’s', async () => {
    const postId = await createPost('社区办干事')
    const own = { postId, personId: people().system.personId, from: TODAY }
    expect((await appoint(own)).error?.message).toBe('people.own-appointment')
    const stranger = { postId, personId: server.city.shanhaiguan.actors.street.personId, from: TODAY }
    expect((await appoint(stranger)).error?.message).toBe('people.person-not-found')
    expect((await appoint({ ...own, personId: people().street.personId }, neighbour)).error?.message).toBe(
      'people.post-not-found',
    )
  })

  test('on two sides needs a reason', async () => {
    const [, department] = server.city.haigang.units.departments
    const postId = await createPost('兼职科员', department?.id, 'department-clerk')
    const asked = { postId, personId: people().office.personId, from: TODAY, to: '2026-03-05' }
    expect((await appoint(asked)).error?.message).toBe('people.conflict-reason-required')
    expect((await appoint({ ...asked, reason: '人手不足，暂时兼任' })).status).toBe(200)
  })

  test('has a deputy for some days, who chooses it by its name', async () => {
    const { postId } = people().community
    const { personId } = people().street
    const asked = { postId, personId, from: TODAY, actingTitle: '代理主任' }
    expect((await appoint(asked)).error?.message).toBe('people.acting-needs-end')
    expect((await appoint({ ...asked, to: '2026-03-10' })).status).toBe(200)
    const street = await server.signedIn('haigang.street')
    expect((await street.mutate('session.choosePost', { postId })).status).toBe(200)
    expect((await street.query('session.me')).data).toMatchObject({ post: { id: postId, title: '代理主任' } })
    expect(await postOf(postId)).toMatchObject({ vacant: false, holders: [{ acting: false }, { acting: true }] })
  })

  test('is neither made nor filled in a unit that has ended', async () => {
    const { root } = server.city.haigang.units
    const unit = { parentId: root.id, kind: 'department', name: '临时指挥部', validFrom: '2025-01-01', attributes: [] }
    const added = z.object({ id: z.string() }).parse((await system.mutate('organisation.add', unit)).data)
    const postId = await createPost('联络员', added.id, 'department-clerk')
    expect((await system.mutate('organisation.end', { id: added.id, version: 1, on: TODAY, reason })).status).toBe(200)
    const second = { unitId: added.id, title: '联络员', role: 'department-clerk' }
    expect((await system.mutate('posts.create', second)).error?.message).toBe('unit.ended')
    expect((await appoint({ postId, personId: people().street.personId, from: TODAY })).error?.message).toBe(
      'unit.ended',
    )
    const person = { ...second, name: '新人', account: 'haigang.new' }
    expect((await system.mutate('people.add', person)).error?.message).toBe('unit.ended')
  })

  test('gets another title with a reason, and is closed once nobody holds it', async () => {
    const postId = await createPost('临时岗位')
    expect((await system.mutate('posts.rename', { postId, title: '专班岗位', reason })).status).toBe(200)
    const held = await appoint({ postId, personId: people().otherCommunity.personId, from: TODAY })
    expect(held.status).toBe(200)
    const close = { postId, on: TOMORROW, reason }
    expect((await system.mutate('posts.close', close)).error?.message).toBe('people.post-occupied')
    const { id } = await holderOf(postId)
    const over = { appointmentId: id, on: TOMORROW, reason }
    expect((await system.mutate('handOver.carryOut', over)).status).toBe(200)
    expect((await system.mutate('posts.close', close)).status).toBe(200)
    expect((await appoint({ postId, personId: people().street.personId, from: TOMORROW })).error?.message).toBe(
      'people.post-closed',
    )
  })
})

describe('a hand-over', () => {
  test('gives no more days than the holder and the post have', async () => {
    const postId = await createPost('创建专班')
    const { otherCommunity, street } = people()
    const [to, closedOn] = ['2026-03-05', '2026-03-06']
    expect((await appoint({ postId, personId: otherCommunity.personId, from: TODAY, to })).status).toBe(200)
    expect((await system.mutate('posts.close', { postId, on: closedOn, reason })).status).toBe(200)
    const [held] = (await postOf(postId)).appointments
    const over = { appointmentId: held?.id, on: TOMORROW, successorId: street.personId, reason }
    expect((await system.mutate('handOver.carryOut', over)).status).toBe(200)
    const { appointments } = await postOf(postId)
    expect(appointments.find(({ from }) => from === TOMORROW)).toMatchObject({ personId: street.personId, to })
  })

  const item = {
    ...{ name: '入户走访', category: 'elderly-rights', kind: 'assist', legalBasis: '某法第一条', conditions: '有人员' },
    ...{
      funding: { amount: '2400.50', formula: 'fixed' },
      contact: '周岚',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
    },
  }

  test('leaves nothing to nobody', async () => {
    const department = await server.signedIn('haigang.health')
    const { units, actors } = server.city.haigang
    const filed = await department.mutate('item.file', { ...item, communityIds: [units.communities[0]?.id] }, PLUGIN)
    expect(filed.status).toBe(200)
    const { id: appointmentId } = await holderOf(actors.office.postId)
    const asked = { appointmentId, on: TOMORROW }
    const preview = (await system.query('handOver.preview', asked)).data as HandOverPreview // its answer
    expect(preview).toMatchObject({ todos: 1, soleTodos: 1, items: [{ kind: 'todo', title: '入户走访', sole: true }] })
    expect((await neighbour.query('handOver.preview', asked)).error?.message).toBe('people.appointment-not-found')
    const refused = await system.mutate('handOver.carryOut', { ...asked, reason })
    expect(refused.error?.data.refusal).toMatchObject({ code: 'people.todos-orphaned', params: { count: 1 } })
  })

  test('gives the successor what waits from that day, and keeps a sheet of it', async () => {
    const { office, otherCommunity } = people()
    await server.addAccount(server.city.haigang, otherCommunity, 'haigang.successor')
    const { id: appointmentId } = await holderOf(office.postId)
    const act = { appointmentId, on: TOMORROW, successorId: otherCommunity.personId, reason, remarks: '印章在保险柜' }
    const done = await system.mutate('handOver.carryOut', act)
    const { handOverId } = z.object({ handOverId: z.string() }).parse(done.data)

    const former = await server.signedIn('haigang.office')
    expect((await former.query('session.me')).data).toMatchObject({ posts: [{}, {}] })
    server.city.clock.setDay(TOMORROW)
    server.advanceMs(1_000)
    await signInAgain()
    const successor = await server.signedIn('haigang.successor')
    await successor.mutate('session.choosePost', { postId: office.postId })
    expect((await successor.query('inbox.list', { view: 'open' })).data).toMatchObject({
      rows: [{ title: '入户走访' }],
    })
    const later = await server.signedIn('haigang.office')
    expect((await later.query('session.me')).data).toMatchObject({ posts: [{ title: '兼职科员' }] })

    const sheet = (await system.query('handOver.get', { handOverId })).data as HandOverSheet // its answer
    expect(sheet).toMatchObject({
      from: office.name,
      to: otherCommunity.name,
      on: TOMORROW,
      remarks: '印章在保险柜',
      items: [{ title: '入户走访', sole: true }],
    })
    expect((await neighbour.query('handOver.get', { handOverId })).error?.message).toBe('people.hand-over-not-found')
    const { rows } = (await successor.query('inbox.list', { view: 'open' })).data as { rows: { subjectId: string }[] } // its answer
    const course = await successor.query('item.get', { id: rows[0]?.subjectId }, PLUGIN)
    expect(course.text).toContain('"kind":"hand-over"')
    expect(course.text).toContain(`"to":"${otherCommunity.name}"`)
    expect(await postOf(office.postId)).toMatchObject({ handOvers: [{ id: handOverId, todos: 1 }] })
    const second = await system.mutate('handOver.carryOut', { ...act, successorId: undefined })
    expect(second.error?.message).toBe('people.period-invalid')
  })

  test('of everything ends somebody’s employment and closes the account', async () => {
    const { personId } = people().department
    expect((await system.mutate('people.endEmployment', { personId, on: '2026-03-09', reason })).error?.message).toBe(
      'people.period-invalid',
    )
    const leave = { personId, on: TOMORROW, reason: '退休' }
    expect((await neighbour.mutate('people.endEmployment', leave)).error?.message).toBe('people.person-not-found')
    const answer = await system.mutate('people.endEmployment', leave)
    expect(answer.status).toBe(200)
    expect(await personOf(personId)).toMatchObject({
      leftOn: TOMORROW,
      account: { active: false },
      appointments: [{ to: TOMORROW }],
    })
    const again = server.browser()
    const signIn = await again.mutate('session.signIn', { account: 'haigang.health', password: TEST_PASSWORD })
    expect(signIn.error?.message).toBe('auth.wrong-credentials')
    expect((await system.mutate('people.endEmployment', leave)).error?.message).toBe('people.left')
  })
})

describe('a person', () => {
  test('has a name that is corrected with a reason, and a number that nobody reads whole', async () => {
    const { personId } = people().street
    const change = { personId, name: '白雪晴', phone: '0335 3601234', reason: '户籍更名' }
    expect((await system.mutate('people.change', change)).status).toBe(200)
    const person = await personOf(personId)
    expect(person).toMatchObject({ name: '白雪晴', phone: '**** ***1234' })
    expect(person.changes[0]).toMatchObject({ action: 'people.change', details: { person: '白雪晴', phone: true } })
    expect((await system.mutate('people.change', { ...change, name: '', reason })).status).toBe(400)
  })

  test('is found by name, account, unit, role and state, a page at a time', async () => {
    const find = async (filter: object) => {
      const { data } = await system.query('people.list', { limit: 100, ...filter })
      return z.object({ rows: z.array(z.object({ name: z.string() })), nextCursor: z.string().optional() }).parse(data)
    }
    const names = async (filter: object) => (await find(filter)).rows.map(({ name }) => name)
    expect(await names({ text: '雪晴' })).toEqual(['白雪晴'])
    expect(await names({ text: 'gang.STREET' })).toEqual(['白雪晴'])
    expect(await names({ role: 'street-officer' })).toEqual(['白雪晴'])
    expect(await names({ unitId: server.city.haigang.units.streets[0]?.id, role: 'community-worker' })).not.toEqual([])
    expect(await names({ state: 'closed' })).toEqual([people().department.name])
    expect(await names({ state: 'open', text: '雪晴' })).toEqual(['白雪晴'])
    expect(await names({ state: 'none', text: '雪晴' })).toEqual([])
    const all = await names({})
    const paged: string[] = []
    let cursor: string | undefined
    do {
      const page = await find({ limit: 2, ...(cursor && { cursor }) })
      paged.push(...page.rows.map(({ name }) => name))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(paged).toEqual(all)
    expect((await system.query('people.list', { cursor: 'x' })).status).toBe(400)
  })
})
