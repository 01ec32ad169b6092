import type { WriteScope } from '@linli/database'
import { newId, type Result, valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { activateAccount } from '../accounts/activate-account.ts'
import { deactivateAccount } from '../accounts/deactivate-account.ts'
import { resetPassword } from '../accounts/reset-password.ts'
import type { Auth } from '../auth.ts'
import type { AuthTables } from '../auth-module.ts'
import { newPassword } from '../testing/new-password.ts'
import { createTestWorld, PASSWORD, type TestWorld } from '../testing/test-world.ts'
import { inviteAccount, revokeInvitation } from './invite-account.ts'
import { listInvitations } from './list-invitations.ts'

let world: TestWorld
let auth: Auth
const client = { ip: '192.0.2.1', userAgent: 'test' }
const HOUR_MS = 3_600_000
const CHOSEN = 'chosen by its owner'

beforeAll(async () => {
  world = await createTestWorld()
  auth = world.server()
})
afterAll(() => world.drop())

const invite = (accountId: string, tenantId = world.haigang) =>
  world.in(tenantId, (scope) => inviteAccount(scope, { accountId, now: world.now() }))
const accept = (token: string, password = CHOSEN) => auth.invitation.accept({ token, password, ...client })
const notGood = { refusal: { kind: 'not-found', code: 'auth.invitation-not-good' } }

it('sets the password that its owner chooses, once, and signs them in', async () => {
  const { accountId } = await world.account(world.haigang, 'invited.one')
  const before = valueOrThrow(await world.signIn(auth, 'invited.one'))
  const { token } = valueOrThrow(await invite(accountId))
  expect(valueOrThrow(await auth.invitation.look(token))).toMatchObject({ account: 'invited.one' })
  expect(await accept(token, 'too short')).toMatchObject({ refusal: { code: 'auth.password-too-short' } })
  const [first, second] = await Promise.all([accept(token), accept(token)])
  expect([first, second].filter(({ ok }) => ok)).toHaveLength(1)
  expect([first, second].find(({ ok }) => !ok)).toMatchObject(notGood)
  expect(await auth.authenticate(before.cookie)).toBeUndefined()
  expect((await world.signIn(auth, 'invited.one', CHOSEN)).ok).toBe(true)
  expect((await world.signIn(auth, 'invited.one', PASSWORD)).ok).toBe(false)
  expect(await auth.invitation.look(token)).toMatchObject(notGood)
})

it('is good for 72 hours, until it is taken back, and until the next one', async () => {
  const { accountId } = await world.account(world.haigang, 'invited.two')
  const late = valueOrThrow(await invite(accountId))
  world.pass(72 * HOUR_MS)
  expect(await accept(late.token)).toMatchObject(notGood)
  const [old, next] = [valueOrThrow(await invite(accountId)), valueOrThrow(await invite(accountId))]
  expect(await accept(old.token)).toMatchObject(notGood)
  const revoke = (tenantId: string) =>
    world.in(tenantId, (scope) => revokeInvitation(scope, { accountId, now: world.now() }))
  expect(await revoke(world.funing)).toMatchObject({ refusal: { code: 'auth.invitation-not-open' } })
  expect((await revoke(world.haigang)).ok).toBe(true)
  expect(await accept(next.token)).toMatchObject(notGood)
})

it('ends with whatever is done because somebody else may have it', async () => {
  const { accountId } = await world.account(world.haigang, 'invited.leaked')
  const within = <T>(work: (scope: WriteScope<AuthTables>) => Promise<Result<T>>) =>
    world.in(world.haigang, async (scope) => valueOrThrow(await work(scope)))
  const beforeReset = valueOrThrow(await invite(accountId))
  const { oneTimePassword } = await within((scope) => resetPassword(scope, { accountId, now: world.now() }))
  expect(await accept(beforeReset.token)).toMatchObject(notGood)

  const beforeChange = valueOrThrow(await invite(accountId))
  const { session } = valueOrThrow(await world.signIn(auth, 'invited.leaked', oneTimePassword))
  valueOrThrow(await auth.changePassword(session, newPassword(oneTimePassword, CHOSEN)))
  expect(await accept(beforeChange.token)).toMatchObject(notGood)

  const beforeClosing = valueOrThrow(await invite(accountId))
  await within((scope) => deactivateAccount(scope, { accountId, now: world.now() }))
  await within((scope) => activateAccount(scope, { accountId }))
  expect(await accept(beforeClosing.token, 'another of its owner')).toMatchObject(notGood)
  expect((await world.signIn(auth, 'invited.leaked', CHOSEN)).ok).toBe(true)
})

it('is not used up where the tenant takes no password of the account', async () => {
  const tenantId = newId()
  const { accountId } = await world.account(tenantId, 'invited.elsewhere')
  const { token } = valueOrThrow(await invite(accountId, tenantId))
  const provider = {
    label: '统一身份认证',
    issuer: 'https://id.example.org',
    clientId: 'linli',
    clientSecret: 'secret',
  }
  const set = (mode: 'required' | 'allowed') =>
    world.in(tenantId, (scope) => auth.provider.set(scope, { ...provider, accountClaim: 'sub', mode }))
  valueOrThrow(await set('required'))
  const elsewhere = { refusal: { kind: 'forbidden', code: 'auth.provider-required' } }
  expect(await auth.invitation.look(token)).toMatchObject(elsewhere)
  expect(await accept(token)).toMatchObject(elsewhere)
  valueOrThrow(await set('allowed'))
  expect((await accept(token)).ok).toBe(true)
})

it('is of one tenant, and the store holds only its hash', async () => {
  const { accountId } = await world.account(world.haigang, 'invited.three')
  expect(await invite(accountId, world.funing)).toMatchObject({ refusal: { code: 'auth.account-not-found' } })
  const { token } = valueOrThrow(await invite(accountId))
  const elsewhere = token.replace(world.haigang, world.funing)
  for (const wrong of [elsewhere, '', 'x', `${token}x`]) expect(await accept(wrong)).toMatchObject(notGood)
  const rows = await world.in(world.haigang, (scope) => scope.db.selectFrom('auth.invitation').selectAll().execute())
  expect(JSON.stringify(rows)).not.toContain(token.split('.')[1])
})

it('is listed with what became of it, page by page, in its own tenant', async () => {
  const { accountId } = await world.account(world.funing, 'listed.one')
  const asked = (options: object = {}) =>
    world.in(world.funing, (scope) =>
      listInvitations(scope, { now: world.now(), openOnly: false, limit: 10, ...options }),
    )
  const used = valueOrThrow(await invite(accountId, world.funing))
  valueOrThrow(await accept(used.token))
  world.pass(1)
  for (const pass of [1, 72 * HOUR_MS, 1]) {
    valueOrThrow(await invite(accountId, world.funing))
    world.pass(pass)
  }
  valueOrThrow(await world.in(world.funing, (scope) => revokeInvitation(scope, { accountId, now: world.now() })))
  valueOrThrow(await invite(accountId, world.funing))
  const all = await asked()
  expect(all.map(({ state }) => state)).toEqual(['open', 'taken-back', 'expired', 'replaced', 'used'])
  expect((await asked({ openOnly: true })).map(({ account }) => account)).toEqual(['listed.one'])
  const [first] = all
  const rest = await asked({ after: { at: first?.createdAt, handle: first?.handle } })
  expect(rest).toEqual(all.slice(1))
  const elsewhere = await world.in(world.haigang, (scope) =>
    listInvitations(scope, { now: world.now(), openOnly: false, limit: 10 }),
  )
  expect(elsewhere.some(({ account }) => account === 'listed.one')).toBe(false)
})
