import { createHash } from 'node:crypto'
import { newId, valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deactivateAccount } from '../accounts/deactivate-account.ts'
import { resetPassword } from '../accounts/reset-password.ts'
import type { Auth } from '../auth.ts'
import { createTestWorld, MINUTE_MS, type TestWorld } from '../testing/test-world.ts'
import { findSession } from './session.queries.ts'

let world: TestWorld
let auth: Auth
let names = 0

beforeAll(async () => {
  world = await createTestWorld()
  auth = world.server()
})
afterAll(() => world.drop())

/** A new account of Haigang, signed in. */
async function signedIn() {
  names += 1
  const name = `person.${names}`
  const account = await world.account(world.haigang, name)
  const { cookie, session } = valueOrThrow(await world.signIn(auth, name))
  return { name, account, cookie, session }
}

function sessionRows(accountId: string, tenantId = world.haigang) {
  return world.in(tenantId, (scope) =>
    scope.db.selectFrom('auth.session').selectAll().where('account_id', '=', accountId).execute(),
  )
}

describe('a session', () => {
  it('is new at every sign-in, and the store holds only the hash of its token', async () => {
    const { name, account, cookie, session } = await signedIn()
    const again = valueOrThrow(await world.signIn(auth, name))
    expect(again.session.id).not.toBe(session.id)
    expect(await auth.authenticate(cookie)).toEqual(session)
    expect(await auth.authenticate(again.cookie)).toEqual(again.session)
    const token = cookie.split('.')[1] ?? ''
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const rows = await sessionRows(account.accountId)
    expect(rows.map((row) => row.id)).toContain(createHash('sha256').update(token).digest('hex'))
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('is none for anything but its own cookie', async () => {
    const { cookie, session } = await signedIn()
    const [tenant = '', token = ''] = cookie.split('.')
    const strangers = [
      undefined,
      '',
      '%',
      cookie.slice(0, -1),
      `${cookie}A`,
      `${cookie}\u0000`,
      `${tenant}.${'A'.repeat(43)}`,
      `${tenant.toUpperCase()}.${token}`,
      session.id,
      `${tenant}.${createHash('sha256').update(token).digest('base64url')}`,
    ]
    for (const stranger of strangers) expect(await auth.authenticate(stranger)).toBeUndefined()
    expect(await auth.authenticate(cookie)).toEqual(session)
  })

  it('ends after 30 minutes without use, not before', async () => {
    const { cookie, session } = await signedIn()
    for (let i = 0; i < 3; i += 1) {
      world.pass(30 * MINUTE_MS - 1)
      expect(await auth.authenticate(cookie)).toEqual(session)
    }
    world.pass(30 * MINUTE_MS)
    expect(await auth.authenticate(cookie)).toBeUndefined()
    expect(await sessionRows(session.accountId)).toEqual([])
  })

  it('ends after 12 hours however it is used', async () => {
    const { cookie, session } = await signedIn()
    for (let i = 1; i < 12 * 4; i += 1) {
      world.pass(15 * MINUTE_MS)
      expect(await auth.authenticate(cookie)).toEqual(session)
    }
    world.pass(15 * MINUTE_MS - 1)
    expect(await auth.authenticate(cookie)).toEqual(session)
    world.pass(1)
    expect(await auth.authenticate(cookie)).toBeUndefined()
    world.pass(1000)
    expect(await auth.authenticate(cookie)).toBeUndefined()
    expect(await sessionRows(session.accountId)).toEqual([])
  })

  it('is over at its limit even while it is remembered', async () => {
    const { cookie, session } = await signedIn()
    expect(await auth.authenticate(cookie)).toEqual(session)
    world.passUnnoticed(30 * MINUTE_MS)
    expect(await auth.authenticate(cookie)).toBeUndefined()
  })

  it('lives as long as the settings say', async () => {
    const brief = world.server({ rules: { idleMinutes: 5, absoluteMinutes: 8 } })
    const { name } = await signedIn()
    const idle = valueOrThrow(await world.signIn(brief, name))
    const used = valueOrThrow(await world.signIn(brief, name))
    world.pass(4 * MINUTE_MS)
    expect(await brief.authenticate(used.cookie)).toEqual(used.session)
    world.pass(MINUTE_MS)
    expect(await brief.authenticate(idle.cookie)).toBeUndefined()
    expect(await brief.authenticate(used.cookie)).toEqual(used.session)
    world.pass(3 * MINUTE_MS)
    expect(await brief.authenticate(used.cookie)).toBeUndefined()
  })

  it('works on whatever the system clock says: Lucia has no say in time', async () => {
    const future = world.server({ clock: { now: () => new Date('2199-01-01T00:00:00Z') } })
    const { name } = await signedIn()
    const { cookie, session } = valueOrThrow(await world.signIn(future, name))
    expect(await future.authenticate(cookie)).toEqual(session)
  })

  it('sweeps up what the account left behind at its next sign-in', async () => {
    const { name, account } = await signedIn()
    world.pass(31 * MINUTE_MS)
    const { session } = valueOrThrow(await world.signIn(auth, name))
    expect(await sessionRows(account.accountId)).toMatchObject([{ id: session.id.split('.')[1] }])
  })
})

describe('the daily sweep', () => {
  it('removes what is over in one tenant, and nothing that is good or another tenant’s', async () => {
    const foreign = await world.account(world.funing, 'sweep.funing')
    valueOrThrow(await world.signIn(auth, 'sweep.funing'))
    const used = await signedIn()
    for (let quarter = 0; quarter < 12 * 4 - 3; quarter += 1) {
      world.pass(15 * MINUTE_MS)
      await auth.authenticate(used.cookie)
    }
    const unused = await signedIn()
    for (let quarter = 0; quarter < 2; quarter += 1) {
      world.pass(15 * MINUTE_MS)
      await auth.authenticate(used.cookie)
    }
    const fresh = await signedIn()
    world.pass(15 * MINUTE_MS)
    await auth.sweep(world.haigang)
    const left = await Promise.all(
      [used, unused, fresh].map(async ({ account }) => (await sessionRows(account.accountId)).length),
    )
    expect(left).toEqual([0, 0, 1])
    expect(await sessionRows(foreign.accountId, world.funing)).toHaveLength(1)
    await auth.sweep(world.funing)
    expect(await sessionRows(foreign.accountId, world.funing)).toEqual([])
  })
})

describe('the cost of a checked session', () => {
  it('is one read a second however many requests, and one write a minute', async () => {
    const { cookie } = await signedIn()
    world.traffic.reads = 0
    world.traffic.writes = 0
    await Promise.all(Array.from({ length: 50 }, () => auth.authenticate(cookie)))
    expect(world.traffic).toEqual({ reads: 1, writes: 0 })
    world.pass(799)
    await auth.authenticate(cookie)
    expect(world.traffic).toEqual({ reads: 1, writes: 0 })
    for (let second = 0; second < 180; second += 1) {
      world.pass(1000)
      await auth.authenticate(cookie)
    }
    expect(world.traffic).toEqual({ reads: 181, writes: 3 })
  })

  it('is nothing for a cookie that has not the form of one', async () => {
    world.traffic.reads = 0
    await auth.authenticate('x'.repeat(100_000))
    await auth.authenticate(`${world.haigang}.short`)
    expect(world.traffic.reads).toBe(0)
  })
})

describe('ending sessions', () => {
  it('signs out one session at once, and within a second on another server', async () => {
    const { name, cookie, session } = await signedIn()
    const other = valueOrThrow(await world.signIn(auth, name))
    const elsewhere = world.server()
    expect(await elsewhere.authenticate(cookie)).toEqual(session)
    expect(await auth.authenticate(cookie)).toEqual(session)
    await auth.signOut(session)
    expect(await auth.authenticate(cookie)).toBeUndefined()
    world.pass(999)
    expect(await elsewhere.authenticate(cookie)).toBeUndefined()
    expect(await auth.authenticate(other.cookie)).toEqual(other.session)
  })

  it('signs out everywhere, and nobody else', async () => {
    const { name, cookie, session } = await signedIn()
    const other = valueOrThrow(await world.signIn(auth, name))
    const neighbour = await signedIn()
    for (const held of [cookie, other.cookie, neighbour.cookie]) await auth.authenticate(held)
    await auth.signOutEverywhere(session)
    expect(await auth.authenticate(cookie)).toBeUndefined()
    expect(await auth.authenticate(other.cookie)).toBeUndefined()
    expect(await auth.authenticate(neighbour.cookie)).toEqual(neighbour.session)
  })

  it('acts within a second when the account is closed, at once with revokeAccount', async () => {
    const { account, cookie, session } = await signedIn()
    const elsewhere = world.server()
    await auth.authenticate(cookie)
    await elsewhere.authenticate(cookie)
    valueOrThrow(await world.in(world.haigang, (scope) => deactivateAccount(scope, { ...account, now: world.now() })))
    expect(await sessionRows(account.accountId)).toEqual([])
    await auth.revokeAccount(session)
    expect(await auth.authenticate(cookie)).toBeUndefined()
    world.pass(999)
    expect(await elsewhere.authenticate(cookie)).toBeUndefined()
  })

  it('ends the sessions of one account with revokeAccount, and the account signs in again', async () => {
    const { name, cookie, session } = await signedIn()
    await auth.authenticate(cookie)
    await auth.revokeAccount(session)
    expect(await auth.authenticate(cookie)).toBeUndefined()
    expect((await world.signIn(auth, name)).ok).toBe(true)
  })

  it('gives a session of a closed account no chance even if its row remains', async () => {
    const { account, cookie } = await signedIn()
    await world.in(world.haigang, (scope) =>
      scope.db.updateTable('auth.account').set({ active: false }).where('id', '=', account.accountId).execute(),
    )
    expect(await auth.authenticate(cookie)).toBeUndefined()
    expect(await sessionRows(account.accountId)).toEqual([])
  })

  it('acts within a second when the password is reset', async () => {
    const { account, cookie } = await signedIn()
    await auth.authenticate(cookie)
    valueOrThrow(await world.in(world.haigang, (scope) => resetPassword(scope, { ...account, now: world.now() })))
    world.pass(999)
    expect(await auth.authenticate(cookie)).toBeUndefined()
  })
})

describe('choosePost', () => {
  it('changes the post of this session alone', async () => {
    const { name, cookie, session } = await signedIn()
    const other = valueOrThrow(await world.signIn(auth, name))
    const postId = newId()
    await auth.authenticate(cookie)
    expect(await auth.choosePost(session, postId)).toEqual({ ok: true, value: { ...session, postId } })
    expect(await auth.authenticate(cookie)).toEqual({ ...session, postId })
    expect(await auth.authenticate(other.cookie)).toEqual(other.session)
  })

  it('refuses a session that has ended', async () => {
    const { session } = await signedIn()
    await auth.signOut(session)
    expect(await auth.choosePost(session, newId())).toMatchObject({
      refusal: { kind: 'unauthenticated', code: 'auth.session-ended' },
    })
  })
})

describe('two tenants', () => {
  it('refuse a cookie whose tenant was swapped', async () => {
    const { cookie, session } = await signedIn()
    const swapped = `${world.funing}.${cookie.split('.')[1]}`
    expect(await auth.authenticate(swapped)).toBeUndefined()
    expect(await auth.authenticate(cookie)).toEqual(session)
    expect(await auth.authenticate(swapped)).toBeUndefined()
    expect(await auth.authenticate(`${newId()}.${cookie.split('.')[1]}`)).toBeUndefined()
  })

  it('find nothing of each other', async () => {
    const { session } = await signedIn()
    const id = session.id.split('.')[1] ?? ''
    expect(await world.in(world.haigang, (scope) => scope.run(findSession, { id }))).toHaveLength(1)
    expect(await world.in(world.funing, (scope) => scope.run(findSession, { id }))).toEqual([])
    expect(await world.in(world.funing, (scope) => scope.db.selectFrom('auth.session').selectAll().execute())).toEqual(
      [],
    )
  })

  it('cannot end, move or close each other', async () => {
    const { account, cookie, session } = await signedIn()
    const posing = { ...session, tenantId: world.funing, id: session.id.replace(world.haigang, world.funing) }
    await auth.signOut(posing)
    await auth.signOutEverywhere(posing)
    await auth.revokeAccount(posing)
    expect((await auth.choosePost(posing, newId())).ok).toBe(false)
    expect(
      (await world.in(world.funing, (scope) => deactivateAccount(scope, { ...account, now: world.now() }))).ok,
    ).toBe(false)
    expect((await world.in(world.funing, (scope) => resetPassword(scope, { ...account, now: world.now() }))).ok).toBe(
      false,
    )
    world.pass(1000)
    expect(await auth.authenticate(cookie)).toEqual(session)
  })
})
