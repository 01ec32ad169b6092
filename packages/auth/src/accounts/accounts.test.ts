import { newId, valueOrThrow } from '@linli/kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPasswordHasher, type PasswordHasher } from '../passwords/password-hasher.ts'
import { newPassword } from '../testing/new-password.ts'
import { createTestWorld, MINUTE_MS, PASSWORD, type TestWorld } from '../testing/test-world.ts'
import { activateAccount } from './activate-account.ts'
import { changePassword } from './change-password.ts'
import { createAccount, createAccountWithPassword } from './create-account.ts'
import { deactivateAccount } from './deactivate-account.ts'
import { listAccounts } from './list-accounts.ts'
import { resetPassword } from './reset-password.ts'

let world: TestWorld

beforeAll(async () => {
  world = await createTestWorld()
})
afterAll(() => world.drop())

const NEW_PASSWORD = 'battery staple correct'

describe('createAccount', () => {
  it('gives a password for one sign-in that must be changed', async () => {
    const personId = newId()
    const created = await world.in(world.haigang, (scope) => createAccount(scope, { account: 'New.Office', personId }))
    const { accountId, oneTimePassword } = valueOrThrow(created)
    const auth = world.server()
    const { session } = valueOrThrow(await world.signIn(auth, 'new.office', oneTimePassword))
    expect(session).toMatchObject({ accountId, personId, mustChangePassword: true })
  })

  it('keeps names unique across tenants, also of accounts made at the same time', async () => {
    const create = (tenantId: string, account: string) =>
      world.in(tenantId, (scope) => createAccount(scope, { account, personId: newId() }))
    expect((await create(world.haigang, 'unique.office')).ok).toBe(true)
    const taken = {
      refusal: { kind: 'conflict', code: 'auth.account-name-taken', params: { account: 'unique.office' } },
    }
    expect(await create(world.haigang, 'unique.office')).toMatchObject(taken)
    expect(await create(world.funing, 'Unique.OFFICE')).toMatchObject(taken)
    const race = await Promise.all([world.haigang, world.funing].map((tenantId) => create(tenantId, 'race.office')))
    expect(race.filter((result) => result.ok)).toHaveLength(1)
  })

  it('leaves the name free when its transaction rolls back', async () => {
    const failing = world.in(world.haigang, async (scope) => {
      valueOrThrow(await createAccount(scope, { account: 'rolled.back', personId: newId() }))
      throw new Error('later step')
    })
    await expect(failing).rejects.toThrow('later step')
    await world.account(world.funing, 'rolled.back')
  })

  it.each(['ab', '.office', 'office!', 'x'.repeat(65), '海港办', 'a\u0000bc'])(
    'refuses the name %j',
    async (account) => {
      const created = await world.in(world.haigang, (scope) => createAccount(scope, { account, personId: newId() }))
      expect(created).toMatchObject({ refusal: { kind: 'invalid', code: 'auth.account-name-invalid' } })
    },
  )

  it('takes a chosen password only if it passes the rules', async () => {
    const input = { account: 'chosen.office', personId: newId(), password: 'chosen.office' }
    const created = await world.in(world.haigang, (scope) => createAccountWithPassword(scope, input))
    expect(created).toMatchObject({ refusal: { code: 'auth.password-is-account-name' } })
  })
})

const resetNow = (scope: Parameters<typeof resetPassword>[0], account: { accountId: string }) =>
  resetPassword(scope, { ...account, now: world.now() })

describe('deactivateAccount, activateAccount, resetPassword', () => {
  it('refuse an account that is not there', async () => {
    const nobody = { accountId: newId() }
    const results = await world.in(world.haigang, async (scope) => [
      await deactivateAccount(scope, { ...nobody, now: world.now() }),
      await activateAccount(scope, nobody),
      await resetPassword(scope, { ...nobody, now: world.now() }),
    ])
    for (const result of results) {
      expect(result).toMatchObject({ refusal: { kind: 'not-found', code: 'auth.account-not-found' } })
    }
  })

  it('give a new password that works once the old one does not', async () => {
    const account = await world.account(world.haigang, 'forgot.office')
    const reset = await world.in(world.haigang, (scope) => resetPassword(scope, { ...account, now: world.now() }))
    const auth = world.server()
    expect((await world.signIn(auth, 'forgot.office')).ok).toBe(false)
    const { session } = valueOrThrow(await world.signIn(auth, 'forgot.office', valueOrThrow(reset).oneTimePassword))
    expect(session.mustChangePassword).toBe(true)
  })

  it.each([
    ['closed', deactivateAccount],
    ['given a new password', resetNow],
  ])('let no sign-in slip through whose password was right when the account was %s', async (_what, act) => {
    const account = await world.account(world.haigang, `slip.${act.name.toLowerCase()}`)
    const verified = Promise.withResolvers<void>()
    const goOn = Promise.withResolvers<void>()
    const auth = world.server({ hasher: pausingAfterVerify(verified.resolve, goOn.promise) })
    const attempt = world.signIn(auth, `slip.${act.name.toLowerCase()}`)
    await verified.promise
    await world.in(world.haigang, async (scope) => void (await act(scope, { ...account, now: world.now() })))
    goOn.resolve()
    expect(await attempt).toMatchObject({ refusal: { code: 'auth.wrong-credentials' } })
    const sessions = await world.in(world.haigang, (scope) =>
      scope.db.selectFrom('auth.session').select('id').where('account_id', '=', account.accountId).execute(),
    )
    expect(sessions).toEqual([])
  })
})

/** The real hasher, stopping once between looking at a password and acting on it. */
function pausingAfterVerify(verified: () => void, goOn: Promise<void>): PasswordHasher {
  const hasher = createPasswordHasher()
  return {
    admit: (work) =>
      hasher.admit((desk) =>
        work({
          ...desk,
          async verify(password, hash) {
            const right = await desk.verify(password, hash)
            verified()
            await goOn
            return right
          },
        }),
      ),
  }
}

describe('listAccounts', () => {
  it("shows the tenant's own accounts by name, page by page and by person", async () => {
    const tenantId = newId()
    const made = await Promise.all(['list.b', 'list.a', 'list.c'].map((name) => world.account(tenantId, name)))
    const list = (input: object) =>
      world.in(tenantId, async (scope) =>
        (await listAccounts(scope, { now: world.now(), ...input })).map(({ account }) => account),
      )
    expect(await list({})).toEqual(['list.a', 'list.b', 'list.c'])
    expect(await list({ limit: 2 })).toEqual(['list.a', 'list.b'])
    expect(await list({ limit: 2, after: 'list.b' })).toEqual(['list.c'])
    expect(await list({ personIds: made.slice(0, 2).map(({ personId }) => personId) })).toEqual(['list.a', 'list.b'])
    expect(await list({ personIds: [] })).toEqual([])
  })

  it('tells state, never a hash', async () => {
    const tenantId = newId()
    const { accountId, personId } = await world.account(tenantId, 'state.office')
    await world.in(tenantId, (scope) => deactivateAccount(scope, { accountId, now: world.now() }))
    expect(await world.in(tenantId, (scope) => listAccounts(scope, { now: world.now() }))).toEqual([
      {
        accountId,
        account: 'state.office',
        personId,
        active: false,
        locked: false,
        mustChangePassword: false,
        lastSignInAt: undefined,
      },
    ])
  })
})

describe('changePassword', () => {
  async function signedIn(name: string) {
    const { accountId } = await world.account(world.haigang, name)
    const auth = world.server()
    return { auth, accountId, ...valueOrThrow(await world.signIn(auth, name)) }
  }

  it('ends every session and begins a new one in the same post', async () => {
    const { auth, cookie, session } = await signedIn('change.office')
    const other = valueOrThrow(await world.signIn(auth, 'change.office'))
    const inPost = valueOrThrow(await auth.choosePost(session, newId()))
    await auth.authenticate(other.cookie)
    const changed = valueOrThrow(await auth.changePassword(inPost, newPassword(PASSWORD, NEW_PASSWORD)))
    expect(changed.session).toEqual({ ...inPost, id: changed.session.id })
    expect(await auth.authenticate(changed.cookie)).toEqual(changed.session)
    expect(await auth.authenticate(cookie)).toBeUndefined()
    expect(await auth.authenticate(other.cookie)).toBeUndefined()
    expect((await world.signIn(auth, 'change.office')).ok).toBe(false)
    expect((await world.signIn(auth, 'change.office', NEW_PASSWORD)).ok).toBe(true)
  })

  it('frees whoever had to change it', async () => {
    const created = await world.in(world.haigang, (scope) =>
      createAccount(scope, { account: 'must.change', personId: newId() }),
    )
    const { oneTimePassword } = valueOrThrow(created)
    const auth = world.server()
    const { session } = valueOrThrow(await world.signIn(auth, 'must.change', oneTimePassword))
    const changed = valueOrThrow(await auth.changePassword(session, newPassword(oneTimePassword, NEW_PASSWORD)))
    expect(changed.session.mustChangePassword).toBe(false)
    expect((await auth.authenticate(changed.cookie))?.mustChangePassword).toBe(false)
  })

  it.each([
    ['short', 'too short', 'auth.password-too-short'],
    ['long', 'x'.repeat(129), 'auth.password-too-long'],
    ['name', 'Rules.Name.Office', 'auth.password-is-account-name'],
    ['same', PASSWORD, 'auth.password-unchanged'],
  ])('refuses a new password that is %s, without counting an attempt', async (rule, next, code) => {
    const { auth, session } = await signedIn(`rules.${rule}.office`)
    for (let i = 0; i < 6; i += 1) {
      expect(await auth.changePassword(session, newPassword(PASSWORD, next))).toMatchObject({
        refusal: { kind: 'invalid', code },
      })
    }
    expect((await auth.changePassword(session, newPassword(PASSWORD, NEW_PASSWORD))).ok).toBe(true)
  })

  it('counts wrong current passwords towards the lock of the account', async () => {
    const { auth, session } = await signedIn('stolen.session')
    const wrong = { refusal: { kind: 'invalid', code: 'auth.wrong-current-password' } }
    for (let i = 0; i < 5; i += 1)
      expect(await auth.changePassword(session, newPassword('a guess at it', NEW_PASSWORD))).toMatchObject(wrong)
    const locked = { refusal: { kind: 'too-many', code: 'auth.locked', params: { minutes: 15 } } }
    expect(await auth.changePassword(session, newPassword(PASSWORD, NEW_PASSWORD))).toMatchObject(locked)
    expect(await world.signIn(auth, 'stolen.session')).toMatchObject(locked)
    world.pass(15 * MINUTE_MS)
    expect((await auth.changePassword(session, newPassword(PASSWORD, NEW_PASSWORD))).ok).toBe(true)
  })

  it('works inside an open transaction too', async () => {
    const { auth, accountId, cookie } = await signedIn('inside.office')
    const input = { accountId, now: world.now() }
    const change = (currentPassword: string) =>
      world.in(world.haigang, (scope) =>
        changePassword(scope, { ...input, currentPassword, newPassword: NEW_PASSWORD }),
      )
    expect(await change('a guess at it')).toMatchObject({ refusal: { code: 'auth.wrong-current-password' } })
    expect(await change(PASSWORD)).toEqual({ ok: true, value: undefined })
    world.pass(1000)
    expect(await auth.authenticate(cookie)).toBeUndefined()
  })

  it('refuses an account of another tenant like one that is not there', async () => {
    const { auth, session } = await signedIn('other.tenant')
    const posing = { ...session, tenantId: world.funing }
    expect(await auth.changePassword(posing, newPassword(PASSWORD, NEW_PASSWORD))).toMatchObject({
      refusal: { kind: 'not-found', code: 'auth.account-not-found' },
    })
  })
})

describe('the directory of accounts', () => {
  it('is closed to the role that signs people in', async () => {
    const reading = world.in(world.haigang, (scope) => sql`select * from auth.account_directory`.execute(scope.db))
    await expect(reading).rejects.toMatchObject({ code: '42501' })
  })

  it('tells nothing inside a tenant', async () => {
    await world.account(world.funing, 'asked.about')
    const answer = await world.in(world.haigang, (scope) =>
      sql<{ tenant: string | null }>`select auth.tenant_of_account('asked.about') as tenant`.execute(scope.db),
    )
    expect(answer.rows).toEqual([{ tenant: null }])
  })
})
