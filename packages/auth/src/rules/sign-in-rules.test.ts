import { valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resetPassword } from '../accounts/reset-password.ts'
import { inviteAccount } from '../invitations/invite-account.ts'
import { newPassword } from '../testing/new-password.ts'
import { createTestWorld, MINUTE_MS, PASSWORD, type TestWorld } from '../testing/test-world.ts'
import { changeSignInRules } from './change-sign-in-rules.ts'
import { listRuleChanges } from './list-rule-changes.ts'
import { readSignInRules } from './read-sign-in-rules.ts'
import { defaultSignInRules, type SignInRules } from './sign-in-rules.ts'

let world: TestWorld

beforeAll(async () => {
  world = await createTestWorld()
})
afterAll(() => world.drop())

async function change(
  tenantId: string,
  changed: Partial<SignInRules>,
  revision?: number,
  administrators: readonly string[] = [],
) {
  return world.in(tenantId, async (scope) => {
    const { revision: current, secondFactorSince: _, ...rules } = await readSignInRules(scope)
    const next = { ...rules, ...changed }
    const told = { reason: '年度检查', changedBy: '李安全（安全管理员）', now: world.now() }
    return changeSignInRules(scope, { rules: next, revision: revision ?? current, administrators, ...told })
  })
}

describe('rules for signing in', () => {
  it('are the product’s defaults until a tenant sets its own, which no other tenant feels', async () => {
    const read = (tenantId: string) => world.in(tenantId, (scope) => readSignInRules(scope))
    expect(await read(world.haigang)).toMatchObject({ ...defaultSignInRules, revision: 0 })
    valueOrThrow(await change(world.haigang, { minLength: 14 }))
    valueOrThrow(await change(world.haigang, { idleMinutes: 15 }))
    expect(await read(world.haigang)).toMatchObject({ minLength: 14, idleMinutes: 15, revision: 2 })
    expect(await read(world.funing)).toMatchObject({ ...defaultSignInRules, revision: 0 })
    const changes = await world.in(world.haigang, (scope) => listRuleChanges(scope))
    expect(changes.map(({ changedBy, rules }) => [changedBy, rules.idleMinutes])).toEqual([
      ['李安全（安全管理员）', 15],
      ['李安全（安全管理员）', 30],
    ])
  })

  it.each([
    ['minLength', 7],
    ['characterKinds', 5],
    ['passphraseLength', 10],
    ['history', 0],
    ['maxAgeDays', 3],
    ['lockoutFailures', 11],
    ['lockoutMinutes', 1],
    ['idleMinutes', 61],
    ['absoluteMinutes', 1441],
    ['graceDays', 31],
    ['invitationHours', 0],
    ['recordDays', 179],
  ] as const)('refuse %s of %i, which is under the floor', async (rule, value) => {
    expect(await change(world.funing, { [rule]: value })).toMatchObject({
      refusal: { kind: 'invalid', code: 'auth.rule-out-of-bounds', params: { rule } },
    })
  })

  it('refuse a change of what has been changed meanwhile, also at the same moment', async () => {
    const stale = { refusal: { kind: 'conflict', code: 'auth.rules-changed' } }
    expect(await change(world.haigang, { minLength: 9 }, 0)).toMatchObject(stale)
    const tenantId = world.haigang
    const both = await Promise.all([change(tenantId, { minLength: 9 }, 2), change(tenantId, { minLength: 12 }, 2)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject(stale)
  })

  it('shorten sessions that are open, at once', async () => {
    const auth = world.server()
    await world.account(world.funing, 'shorter.office')
    const { cookie } = valueOrThrow(await world.signIn(auth, 'shorter.office'))
    valueOrThrow(await change(world.funing, { idleMinutes: 5 }))
    world.pass(5 * MINUTE_MS)
    expect(await auth.authenticate(cookie)).toBeUndefined()
  })

  it('lock after as many failures, for as long as they say', async () => {
    const auth = world.server()
    await world.account(world.funing, 'strict.office')
    valueOrThrow(await change(world.funing, { lockoutFailures: 3, lockoutMinutes: 30 }))
    for (let i = 0; i < 3; i += 1) await world.signIn(auth, 'strict.office', 'a guess at it')
    expect(await world.signIn(auth, 'strict.office')).toMatchObject({
      refusal: { code: 'auth.locked', params: { minutes: 30 } },
    })
  })

  it('ask for another password when it is too old, and take none of the last ones', async () => {
    const auth = world.server()
    const { accountId } = await world.account(world.funing, 'old.office')
    await world.in(world.funing, (scope) =>
      scope.db
        .updateTable('auth.account')
        .set({ password_changed_at: world.now() })
        .where('id', '=', accountId)
        .execute(),
    )
    valueOrThrow(await change(world.funing, { maxAgeDays: 90, history: 3 }))
    world.pass(90 * 24 * 60 * MINUTE_MS)
    const { session } = valueOrThrow(await world.signIn(auth, 'old.office'))
    expect(session.mustChangePassword).toBe(true)
    const first = valueOrThrow(await auth.changePassword(session, newPassword(PASSWORD, 'the harbour at dawn')))
    expect(first.session.mustChangePassword).toBe(false)
    const again = await auth.changePassword(first.session, newPassword('the harbour at dawn', PASSWORD))
    expect(again).toMatchObject({ refusal: { code: 'auth.password-used-before', params: { history: 3 } } })
    const next = async (from: string, to: string, by = first.session) =>
      valueOrThrow(await auth.changePassword(by, newPassword(from, to)))
    world.pass(1000)
    const second = await next('the harbour at dawn', 'the harbour at noon')
    world.pass(1000)
    const third = await next('the harbour at noon', 'the harbour at dusk', second.session)
    expect((await auth.changePassword(third.session, newPassword('the harbour at dusk', PASSWORD))).ok).toBe(true)
  })
  it('take no former password after a reset either', async () => {
    const auth = world.server()
    const { accountId } = await world.account(world.funing, 'reset.office')
    const reset = await world.in(world.funing, (scope) => resetPassword(scope, { accountId, now: world.now() }))
    const { oneTimePassword } = valueOrThrow(reset)
    const { session } = valueOrThrow(await world.signIn(auth, 'reset.office', oneTimePassword))
    world.pass(1000)
    const back = await auth.changePassword(session, newPassword(oneTimePassword, PASSWORD))
    expect(back).toMatchObject({ refusal: { code: 'auth.password-used-before' } })
  })

  it('take no former password by an invitation either, nor the present one', async () => {
    const auth = world.server()
    const { accountId } = await world.account(world.funing, 'invited.office')
    const invite = async () =>
      valueOrThrow(await world.in(world.funing, (scope) => inviteAccount(scope, { accountId, now: world.now() }))).token
    const accept = (token: string, password: string) =>
      auth.invitation.accept({ token, password, ip: '192.0.2.1', userAgent: 'test' })
    const token = await invite()
    expect(await accept(token, PASSWORD)).toMatchObject({ refusal: { code: 'auth.password-used-before' } })
    valueOrThrow(await accept(token, 'the harbour at dawn'))
    world.pass(1000)
    expect(await accept(await invite(), PASSWORD)).toMatchObject({ refusal: { code: 'auth.password-used-before' } })
  })
})

describe('a demand for a second factor', () => {
  it('reaches whoever is signed in and has none, once their time is over, and nobody else', async () => {
    const auth = world.server()
    const tenantId = world.haigang
    await change(tenantId, { secondFactor: 'none' })
    const administrator = await world.account(tenantId, 'demand.administrator')
    await world.account(tenantId, 'demand.office')
    // as old as the world's clock
    await world.in(tenantId, (scope) => scope.db.updateTable('auth.account').set({ created_at: world.now() }).execute())
    const enter = async (name: string) => valueOrThrow(await world.signIn(auth, name)).cookie
    const [own, other] = [await enter('demand.administrator'), await enter('demand.office')]
    const mustEnrol = async (cookie: string) => {
      auth.forgetSessions(tenantId)
      return (await auth.authenticate(cookie))?.mustEnrol
    }
    valueOrThrow(
      await change(tenantId, { secondFactor: 'administrators', graceDays: 1 }, undefined, [administrator.personId]),
    )
    expect([await mustEnrol(own), await mustEnrol(other)]).toEqual([undefined, undefined])
    valueOrThrow(await change(tenantId, { graceDays: 0 }, undefined, [administrator.personId]))
    expect([await mustEnrol(own), await mustEnrol(other)]).toEqual([true, undefined])
    valueOrThrow(await change(tenantId, { secondFactor: 'everybody' }))
    expect([await mustEnrol(own), await mustEnrol(other)]).toEqual([true, true])
  })

  it('gives no new time of grace when it is taken back and made again', async () => {
    const tenantId = world.funing
    const since = () => world.in(tenantId, async (scope) => (await readSignInRules(scope)).secondFactorSince)
    valueOrThrow(await change(tenantId, { secondFactor: 'administrators' }))
    const first = await since()
    for (const secondFactor of ['none', 'administrators', 'everybody', 'administrators'] as const) {
      world.pass(MINUTE_MS)
      valueOrThrow(await change(tenantId, { secondFactor }))
      if (secondFactor === 'administrators') expect(await since()).toEqual(first)
      // of those of whom nothing was demanded before
      if (secondFactor === 'everybody') expect(await since()).toEqual(world.now())
    }
  })
})
