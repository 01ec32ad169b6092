import type { Administrators } from '@linli/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Browser } from './testing/browser.ts'
import { startTestServer, type TestServer } from './testing/start-test-server.ts'

/** Who administers a district is decided by two, and nobody is two of the three; tried over HTTP, beside a second district. */

let server: TestServer
let system: Browser
let security: Browser
let audit: Browser
let neighbour: Browser
const TODAY = '2026-03-02'

beforeAll(async () => {
  server = await startTestServer()
  const { haigang, shanhaiguan } = server.city
  for (const role of ['system', 'security', 'audit'] as const)
    await server.addAccount(haigang, haigang.actors[role], `haigang.${role}`)
  await server.addAccount(shanhaiguan, shanhaiguan.actors.security, 'shanhaiguan.security')
  system = await server.signedIn('haigang.system')
  security = await server.signedIn('haigang.security')
  audit = await server.signedIn('haigang.audit')
  neighbour = await server.signedIn('shanhaiguan.security')
})
afterAll(() => server?.close())

const reason = '工作需要'
const list = async (browser = system) => (await browser.query('administrators.list')).data as Administrators // its answer
const holdersOf = async (role: string) => (await list()).holders.filter((one) => one.role === role)

async function propose(by: Browser, asked: Readonly<Record<string, unknown>>): Promise<string> {
  const proposed = { title: '管理员', from: TODAY, reason, ...asked }
  const { data } = await by.mutate('administrators.propose', proposed)
  return (data as { id: string }).id // the answer of `administrators.propose`
}

const confirm = (by: Browser, proposalId: string) => by.mutate('administrators.confirm', { proposalId })

async function proposeEnd(by: Browser, role: string, on = '2026-03-09'): Promise<string> {
  const [holder] = await holdersOf(role)
  const { data } = await by.mutate('administrators.proposeEnd', { appointmentId: holder?.id, on, reason })
  return (data as { id: string }).id // as above
}

describe('an administrator', () => {
  const newcomer = { role: 'security-administrator', name: '葛晴川', account: 'haigang.ge' }

  test('is made by nobody alone', async () => {
    const { root } = server.city.haigang.units
    const person = { name: '私自', account: 'haigang.alone', unitId: root.id, title: '安全管理员', role: newcomer.role }
    const added = await system.mutate('people.add', person)
    expect(added.error?.message).toBe('people.administrator-by-two')
    const post = { unitId: root.id, title: '审计管理员', role: 'audit-administrator' }
    expect((await system.mutate('posts.create', post)).error?.message).toBe('people.administrator-by-two')
    expect((await security.mutate('posts.create', post)).status).toBe(403)

    const proposalId = await propose(system, newcomer)
    expect((await confirm(system, proposalId)).error?.message).toBe('people.proposal-own')
    expect((await confirm(audit, proposalId)).status).toBe(403)
    expect((await confirm(neighbour, proposalId)).error?.message).toBe('people.proposal-not-found')
    expect(await holdersOf(newcomer.role)).toHaveLength(1)
  })

  test('is made by the two together, once', async () => {
    const [proposal] = (await list(security)).proposals
    expect(proposal).toMatchObject({ kind: 'appoint', name: newcomer.name, mine: true })
    const answers = await Promise.all([1, 2].map(() => confirm(security, proposal?.id ?? '')))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const made = answers.find(({ status }) => status === 200)
    const { oneTimePassword } = z.object({ oneTimePassword: z.string() }).parse(made?.data)
    const browser = server.browser()
    await browser.mutate('session.signIn', { account: newcomer.account, password: oneTimePassword })
    expect((await browser.query('session.me')).data).toMatchObject({ post: { role: newcomer.role } })
    expect(JSON.stringify((await audit.query('audit.list', { limit: 50 })).data)).not.toContain(oneTimePassword)
    expect((await list()).proposals).toEqual([])
  })

  test('is not proposed by themselves, and a proposal can be declined', async () => {
    const { system: actor } = server.city.haigang.actors
    const own = { role: 'audit-administrator', personId: actor.personId, title: '审计管理员', from: TODAY, reason }
    expect((await system.mutate('administrators.propose', own)).error?.message).toBe('people.own-appointment')
    // by the other, it is still not theirs to confirm
    const proposalId = await propose(security, own)
    expect((await confirm(system, proposalId)).error?.message).toBe('people.proposal-own')
    const declined = await system.mutate('administrators.decline', { proposalId, reason })
    expect(declined.error?.message).toBe('people.proposal-own')

    const other = await propose(security, { role: 'audit-administrator', name: '某人', account: 'haigang.some' })
    expect((await system.mutate('administrators.decline', { proposalId: other, reason })).status).toBe(200)
    expect((await confirm(system, other)).error?.message).toBe('people.proposal-decided')
  })
})

describe('two of the three duties', () => {
  test('are never one person’s, be it for a single day', async () => {
    const holder = (await holdersOf('audit-administrator'))[0]
    const proposalId = await propose(system, { role: 'security-administrator', personId: holder?.personId })
    const refused = await confirm(security, proposalId)
    expect(refused.error?.message).toBe('people.two-duties')
    expect(await holdersOf('security-administrator')).toHaveLength(2)
  })

  test('are not one person’s either when both are confirmed at once', async () => {
    const { personId } = server.city.haigang.actors.street
    const asked = { personId, reason: '兼任管理员' }
    const proposals = [
      await propose(system, { ...asked, role: 'system-administrator' }),
      await propose(system, { ...asked, role: 'security-administrator' }),
    ]
    const answers = await Promise.all(proposals.map((id) => confirm(security, id)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.error?.message).toBe('people.two-duties')
  })
})

describe('the last of the three', () => {
  test('keeps the duty and the account until somebody else has it', async () => {
    const ending = await proposeEnd(system, 'audit-administrator')
    expect(await holdersOf('audit-administrator')).toHaveLength(1)
    expect((await confirm(security, ending)).error?.message).toBe('people.last-administrator')
    const accounts = await security.query('people.list', { text: 'haigang.audit' })
    const { rows } = accounts.data as { rows: { account: { id: string } }[] } // the answer of `people.list`
    const closed = await security.mutate('people.deactivate', { accountId: rows[0]?.account.id })
    expect(closed.error?.message).toBe('people.last-administrator')

    const next = { role: 'audit-administrator', name: '滕嘉木', account: 'haigang.teng' }
    expect((await confirm(security, await propose(system, next))).status).toBe(200)
    const again = await proposeEnd(system, 'audit-administrator')
    expect((await confirm(security, again)).status).toBe(200)
    const [former] = await holdersOf('audit-administrator')
    expect(former).toMatchObject({ to: '2026-03-09' })
  })

  test('is left when two accounts are closed at once, and an end confirmed late gives nobody more days', async () => {
    const accounts = await security.query('people.list', { role: 'audit-administrator' })
    const { rows } = accounts.data as { rows: { account: { id: string } }[] } // the answer of `people.list`
    expect(rows).toHaveLength(2)
    const close = (accountId: string) => security.mutate('people.deactivate', { accountId })
    const answers = await Promise.all(rows.map(({ account }) => close(account.id)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.error?.message).toBe('people.last-administrator')

    const late = await proposeEnd(system, 'audit-administrator', '2026-03-05')
    server.city.clock.setDay('2026-03-10')
    server.advanceMs(1_000)
    const later = await server.signedIn('haigang.security')
    expect((await confirm(later, late)).error?.message).toBe('people.period-invalid')
  })
})
