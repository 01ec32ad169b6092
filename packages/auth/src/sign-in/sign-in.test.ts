import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activateAccount } from '../accounts/activate-account.ts'
import { deactivateAccount } from '../accounts/deactivate-account.ts'
import { listAccounts } from '../accounts/list-accounts.ts'
import { resetPassword } from '../accounts/reset-password.ts'
import { createPasswordHasher } from '../passwords/password-hasher.ts'
import { createTestWorld, MINUTE_MS, PASSWORD, type TestWorld } from '../testing/test-world.ts'
import type { SignInEvent } from './sign-in-event.ts'

let world: TestWorld

beforeAll(async () => {
  world = await createTestWorld()
})
afterAll(() => world.drop())

const wrong = { ok: false, refusal: { kind: 'unauthenticated', code: 'auth.wrong-credentials', params: {} } }
const locked = (minutes: number) => ({
  ok: false,
  refusal: { kind: 'too-many', code: 'auth.locked', params: { minutes } },
})

describe('signIn', () => {
  it('begins a session in the tenant where the account is at home', async () => {
    const { accountId, personId } = await world.account(world.funing, 'home.funing')
    const auth = world.server()
    const result = await world.signIn(auth, ' Home.ＦＵＮＩＮＧ ')
    expect(result).toEqual({
      ok: true,
      value: {
        cookie: expect.stringMatching(new RegExp(`^${world.funing}\\.[A-Za-z0-9_-]{43}$`)),
        session: {
          id: expect.stringMatching(new RegExp(`^${world.funing}\\.[0-9a-f]{64}$`)),
          tenantId: world.funing,
          accountId,
          personId,
          mustChangePassword: false,
        },
      },
    })
    const [account] = await world.in(world.funing, (scope) => listAccounts(scope, { now: world.now() }))
    expect(account?.lastSignInAt).toEqual(world.now())
  })

  it('answers an unknown account, a closed account and a wrong password alike, six times over', async () => {
    await world.account(world.haigang, 'alike.open')
    const closed = await world.account(world.haigang, 'alike.closed')
    await world.in(world.haigang, (scope) => deactivateAccount(scope, { ...closed, now: world.now() }))
    const auth = world.server()
    const answers = async (account: string) => {
      const given: unknown[] = []
      for (let i = 0; i < 6; i += 1) given.push(await world.signIn(auth, account, 'wrong password'))
      return given
    }
    const known = await answers('alike.open')
    expect(known).toEqual([wrong, wrong, wrong, wrong, wrong, locked(15)])
    expect(await answers('alike.nobody')).toEqual(known)
    expect(await answers('alike.closed')).toEqual(known)
    expect(await answers('不是账号')).toEqual(known)
    expect(await answers('nul\u0000\ud800')).toEqual(known)
  })

  it('refuses the right password of a closed account, and takes it again when the account is opened', async () => {
    const account = await world.account(world.haigang, 'closed.right')
    const auth = world.server()
    await world.in(world.haigang, (scope) => deactivateAccount(scope, { ...account, now: world.now() }))
    expect(await world.signIn(auth, 'closed.right')).toEqual(wrong)
    await world.in(world.haigang, (scope) => activateAccount(scope, account))
    expect((await world.signIn(auth, 'closed.right')).ok).toBe(true)
  })

  it('looks at no password over the cap, and counts none', async () => {
    await world.account(world.haigang, 'long.password')
    const auth = world.server()
    for (let i = 0; i < 6; i += 1) {
      expect(await world.signIn(auth, 'long.password', 'x'.repeat(129))).toMatchObject({
        refusal: { kind: 'invalid', code: 'auth.password-too-long', params: { max: 128 } },
      })
    }
    expect((await world.signIn(auth, 'long.password')).ok).toBe(true)
  })

  it('refuses as busy when the queue is full, and holds that against nobody', async () => {
    await world.account(world.haigang, 'busy.office')
    const auth = world.server({
      hasher: createPasswordHasher({ running: 1, waiting: 0 }),
      budgets: { address: { attempts: 4, minutes: 15 }, account: { attempts: 4, minutes: 15 } },
    })
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => world.signIn(auth, 'busy.office', 'wrong password')),
    )
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code))
    expect(codes.toSorted()).toEqual(['auth.busy', 'auth.busy', 'auth.busy', 'auth.wrong-credentials'])
    expect(answers.find((answer) => !answer.ok && answer.refusal.code === 'auth.busy')).toMatchObject({
      refusal: { kind: 'too-many' },
    })
    for (let i = 0; i < 3; i += 1) expect((await world.signIn(auth, 'busy.office')).ok).toBe(true)
  })

  it('limits attempts by address and by account, with the minutes left', async () => {
    await world.account(world.haigang, 'budget.office')
    const auth = world.server({
      budgets: { address: { attempts: 2, minutes: 15 }, account: { attempts: 100, minutes: 15 } },
    })
    await world.signIn(auth, 'budget.one', 'wrong password')
    await world.signIn(auth, 'budget.two', 'wrong password')
    const tooMany = { refusal: { kind: 'too-many', code: 'auth.too-many-attempts', params: { minutes: 15 } } }
    expect(await world.signIn(auth, 'budget.office')).toMatchObject(tooMany)
    const elsewhere = { account: 'budget.office', password: PASSWORD, ip: '192.0.2.7', userAgent: '' }
    expect((await auth.signIn(elsewhere)).ok).toBe(true)

    const strict = world.server({
      budgets: { address: { attempts: 100, minutes: 15 }, account: { attempts: 2, minutes: 15 } },
    })
    expect((await world.signIn(strict, 'budget.office')).ok).toBe(true)
    expect((await world.signIn(strict, 'budget.office')).ok).toBe(true)
    expect(await world.signIn(strict, 'budget.office')).toMatchObject(tooMany)
  })

  it('tells of every attempt, refused ones too, and never of a password, wherever it was typed', async () => {
    const { accountId } = await world.account(world.haigang, 'told.office')
    const budgets = { address: { attempts: 2, minutes: 15 }, account: { attempts: 100, minutes: 15 } }
    const heard: SignInEvent[] = []
    const auth = world.server({ budgets, onSignIn: (event) => heard.push(event) })
    await world.signIn(auth, 'told.office', 'wrong password')
    await world.signIn(auth, 'told.office')
    await world.signIn(auth, PASSWORD.replaceAll(' ', '-'), 'wrong password')
    await world.signIn(auth, PASSWORD)
    const common = { at: world.now(), ip: '192.0.2.1', userAgent: 'test' }
    const office = { ...common, account: 'told.office', tenantId: world.haigang, accountId }
    const nobody = { ...common, account: undefined, tenantId: undefined, accountId: undefined }
    expect(heard).toEqual([
      { ...office, outcome: 'auth.wrong-credentials' },
      { ...office, outcome: 'signed-in' },
      { ...nobody, outcome: 'auth.wrong-credentials' },
      { ...nobody, outcome: 'auth.too-many-attempts' },
    ])
  })

  it('hashes anew at the sign-in after the cost has changed, and the password stays', async () => {
    const account = await world.account(world.haigang, 'rehash.office')
    const cost = { memoryKib: 64, passes: 1, parallelism: 1 }
    const hashOf = () =>
      world.in(world.haigang, (scope) =>
        scope.db.selectFrom('auth.account').select('password_hash').where('id', '=', account.accountId).execute(),
      )
    const cheaper = world.server({ hasher: createPasswordHasher({ cost }) })
    expect((await world.signIn(cheaper, 'rehash.office', 'wrong password')).ok).toBe(false)
    expect((await hashOf())[0]?.password_hash).toContain('$m=19456,t=2,p=1$')
    expect((await world.signIn(cheaper, 'rehash.office')).ok).toBe(true)
    const [rehashed] = await hashOf()
    expect(rehashed?.password_hash).toContain('$m=64,t=1,p=1$')
    expect((await world.signIn(cheaper, 'rehash.office')).ok).toBe(true)
    expect(await hashOf()).toEqual([rehashed])
  })
})

describe('lockout', () => {
  const fail = async (auth: ReturnType<TestWorld['server']>, account: string, times: number) => {
    for (let i = 0; i < times; i += 1) expect(await world.signIn(auth, account, 'wrong password')).toEqual(wrong)
  }

  it('refuses the right password after five wrong ones, for fifteen minutes, on every server', async () => {
    await world.account(world.haigang, 'lock.office')
    await fail(world.server(), 'lock.office', 3)
    await fail(world.server(), 'lock.office', 2)
    const auth = world.server()
    expect(await world.signIn(auth, 'lock.office')).toEqual(locked(15))
    world.pass(15 * MINUTE_MS - 1)
    expect(await world.signIn(auth, 'lock.office')).toEqual(locked(1))
    const [account] = await world.in(world.haigang, async (scope) =>
      (await listAccounts(scope, { now: world.now() })).filter((row) => row.account === 'lock.office'),
    )
    expect(account?.locked).toBe(true)
    world.pass(1)
    expect((await world.signIn(auth, 'lock.office')).ok).toBe(true)
  })

  it('records a failed sign-in although it is refused', async () => {
    const { accountId } = await world.account(world.haigang, 'recorded.office')
    await fail(world.server(), 'recorded.office', 1)
    const rows = await world.in(world.haigang, (scope) =>
      scope.db
        .selectFrom('auth.account')
        .select(['failed_count', 'failing_since', 'locked_until'])
        .where('id', '=', accountId)
        .execute(),
    )
    expect(rows).toEqual([{ failed_count: 1, failing_since: world.now(), locked_until: null }])
  })

  it('evaluates five of many parallel guesses, and not even a right one after them', async () => {
    await world.account(world.haigang, 'parallel.office')
    const auth = world.server()
    const guesses = await Promise.all(
      Array.from({ length: 40 }, () => world.signIn(auth, 'parallel.office', 'wrong password')),
    )
    expect(guesses.filter((answer) => !answer.ok && answer.refusal.code === 'auth.wrong-credentials')).toHaveLength(5)
    expect(guesses.filter((answer) => !answer.ok && answer.refusal.code === 'auth.locked')).toHaveLength(35)
    expect(await world.signIn(auth, 'parallel.office')).toEqual(locked(15))
  })

  it('counts anew after a right password, and when failures lie far apart', async () => {
    await world.account(world.haigang, 'anew.office')
    const auth = world.server()
    await fail(auth, 'anew.office', 4)
    expect((await world.signIn(auth, 'anew.office')).ok).toBe(true)
    await fail(auth, 'anew.office', 4)
    world.pass(15 * MINUTE_MS)
    await fail(auth, 'anew.office', 4)
    expect((await world.signIn(auth, 'anew.office')).ok).toBe(true)
  })

  it('leaves no trace once it is over: five more failures are needed', async () => {
    await world.account(world.haigang, 'over.office')
    const auth = world.server()
    await fail(auth, 'over.office', 5)
    world.pass(15 * MINUTE_MS)
    await fail(auth, 'over.office', 5)
    expect(await world.signIn(auth, 'over.office')).toEqual(locked(15))
  })

  it('is taken off by a new password from the administrator', async () => {
    const account = await world.account(world.haigang, 'reset.locked')
    const auth = world.server()
    await fail(auth, 'reset.locked', 5)
    const reset = await world.in(world.haigang, (scope) => resetPassword(scope, { ...account, now: world.now() }))
    expect(reset.ok && (await world.signIn(auth, 'reset.locked', reset.value.oneTimePassword)).ok).toBe(true)
  })

  it('of one account touches no other', async () => {
    await world.account(world.haigang, 'mine.office')
    await world.account(world.funing, 'theirs.office')
    const auth = world.server()
    await fail(auth, 'mine.office', 5)
    expect((await world.signIn(auth, 'theirs.office')).ok).toBe(true)
  })
})
