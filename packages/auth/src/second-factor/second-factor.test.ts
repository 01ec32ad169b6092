import { createTestKeyRing } from '@linli/database/testing'
import { valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Auth } from '../auth.ts'
import { unlockAccount } from '../lockout/unlock-account.ts'
import { changeSignInRules } from '../rules/change-sign-in-rules.ts'
import { defaultSignInRules } from '../rules/sign-in-rules.ts'
import { createTestWorld, MINUTE_MS, PASSWORD, type TestWorld } from '../testing/test-world.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import { codeAt } from './totp.ts'

let world: TestWorld
let auth: Auth
let names = 0
const client = { ip: '192.0.2.1', userAgent: 'test' }
const STEP_MS = 30_000

beforeAll(async () => {
  world = await createTestWorld()
  auth = world.server()
})
afterAll(() => world.drop())

/** An account with an app, and the codes it was shown. */
async function enrolled(tenantId = world.haigang) {
  names += 1
  const name = `factor.${names}`
  const { accountId } = await world.account(tenantId, name)
  const { session } = valueOrThrow(await world.signIn(auth, name))
  const { secret } = valueOrThrow(await auth.secondFactor.begin(session, PASSWORD))
  const code = codeAt(secret, world.now())
  const { recoveryCodes, started } = valueOrThrow(await auth.secondFactor.confirm(session, { code, ...client }))
  return { name, accountId, secret, recoveryCodes, session: started.session }
}

async function half(name: string) {
  const started = valueOrThrow(await world.signIn(auth, name))
  expect(started.half).toBe(true)
  return started
}

/** The app's code of the next 30 seconds, since that of these may be used up. */
function nextCode(secret: string) {
  world.pass(STEP_MS)
  return codeAt(secret, world.now())
}

const step = (session: Parameters<Auth['secondStep']>[0], code: string) => auth.secondStep(session, { code, ...client })
const refused = (code: string) => ({ refusal: { code } })

describe('setting up a second factor', () => {
  it('asks for the password first and for a code of the app last, and keeps the secret sealed', async () => {
    const { accountId, secret, recoveryCodes } = await enrolled()
    expect(recoveryCodes).toHaveLength(10)
    const [row] = await world.in(world.haigang, (scope) =>
      scope.db.selectFrom('auth.second_factor').selectAll().where('account_id', '=', accountId).execute(),
    )
    expect(row?.secret_sealed).toMatch(/^v1\.[0-9a-f]{8}\./)
    expect(JSON.stringify(row)).not.toContain(secret)
    const codes = await world.in(world.haigang, (scope) =>
      scope.db.selectFrom('auth.recovery_code').selectAll().where('account_id', '=', accountId).execute(),
    )
    for (const code of recoveryCodes) expect(JSON.stringify(codes)).not.toContain(code)
  })

  it('ends every other session and goes on in a new one', async () => {
    names += 1
    const other = `factor.${names}`
    await world.account(world.haigang, other)
    const first = valueOrThrow(await world.signIn(auth, other))
    const second = valueOrThrow(await world.signIn(auth, other))
    const { secret } = valueOrThrow(await auth.secondFactor.begin(first.session, PASSWORD))
    const code = codeAt(secret, world.now())
    const { started } = valueOrThrow(await auth.secondFactor.confirm(first.session, { code, ...client }))
    expect(await auth.authenticate(first.cookie)).toBeUndefined()
    expect(await auth.authenticate(second.cookie)).toBeUndefined()
    expect(await auth.authenticate(started.cookie)).toEqual(started.session)
  })

  it('refuses a wrong password, a wrong code, and a second app beside the first', async () => {
    names += 1
    await world.account(world.haigang, `factor.${names}`)
    const { session } = valueOrThrow(await world.signIn(auth, `factor.${names}`))
    expect(await auth.secondFactor.begin(session, 'a guess at it')).toMatchObject(
      refused('auth.wrong-current-password'),
    )
    const early = await auth.secondFactor.confirm(session, { code: '000000', ...client })
    expect(early).toMatchObject(refused('auth.second-factor-not-begun'))
    valueOrThrow(await auth.secondFactor.begin(session, PASSWORD))
    for (const code of ['000000', 'abc', '']) {
      expect(await auth.secondFactor.confirm(session, { code, ...client })).toMatchObject(refused('auth.wrong-code'))
    }
    const whole = await enrolled()
    expect(await auth.secondFactor.begin(whole.session, PASSWORD)).toMatchObject(refused('auth.second-factor-set'))
  })
})

describe('the second step', () => {
  it('makes half a session whole under a new id; until then it is no session at all', async () => {
    const { name, secret } = await enrolled()
    const started = await half(name)
    expect(await auth.authenticate(started.cookie)).toBeUndefined()
    expect(await auth.findHalf(started.cookie)).toEqual(started.session)
    const whole = valueOrThrow(await step(started.session, nextCode(secret)))
    expect(whole.session.id).not.toBe(started.session.id)
    expect(await auth.authenticate(whole.cookie)).toEqual(whole.session)
    expect(await auth.findHalf(started.cookie)).toBeUndefined()
    expect(await auth.findHalf(whole.cookie)).toBeUndefined()
  })

  it('takes each code once, also in two browsers at the same moment', async () => {
    const { name, secret } = await enrolled()
    const [one, two] = [await half(name), await half(name)]
    const code = nextCode(secret)
    const answers = await Promise.all([step(one.session, code), step(two.session, code)])
    const codes = answers.map((answer) => (answer.ok ? 'in' : answer.refusal.code)).toSorted()
    expect(codes).toEqual(['auth.code-used', 'in'])
    expect(await step((await half(name)).session, code)).toMatchObject(refused('auth.code-used'))
  })

  it('takes a code of the step before, and none that is older', async () => {
    const { name, secret } = await enrolled()
    const { session } = await half(name)
    const old = nextCode(secret)
    world.pass(2 * STEP_MS)
    expect(await step(session, old)).toMatchObject(refused('auth.wrong-code'))
    const late = codeAt(secret, world.now())
    world.pass(STEP_MS)
    expect((await step(session, late)).ok).toBe(true)
  })

  it('takes each recovery code once, however it is typed', async () => {
    const { name, recoveryCodes } = await enrolled()
    const [first = '', second = ''] = recoveryCodes
    const typed = ` ${first.toUpperCase().replaceAll('-', ' ')}`
    const whole = valueOrThrow(await step((await half(name)).session, typed))
    expect((await auth.secondFactor.state(whole.session)).recoveryCodesLeft).toBe(9)
    expect(await step((await half(name)).session, first)).toMatchObject(refused('auth.wrong-recovery-code'))
    expect((await step((await half(name)).session, second)).ok).toBe(true)
    const somebodyElse = await enrolled()
    const [foreign = ''] = somebodyElse.recoveryCodes
    expect(await step((await half(name)).session, foreign)).toMatchObject(refused('auth.wrong-recovery-code'))
  })

  it('counts wrong codes towards the lock, whatever right passwords come between', async () => {
    const { name, secret } = await enrolled()
    for (let i = 0; i < 5; i += 1) {
      expect(await step((await half(name)).session, '000000')).toMatchObject(refused('auth.wrong-code'))
    }
    const locked = { refusal: { kind: 'too-many', code: 'auth.locked', params: { minutes: 15 } } }
    expect(await world.signIn(auth, name)).toMatchObject(locked)
    world.pass(15 * MINUTE_MS)
    expect((await step((await half(name)).session, nextCode(secret))).ok).toBe(true)
  })

  it('is over after ten minutes', async () => {
    const { name } = await enrolled()
    const { cookie } = await half(name)
    world.pass(10 * MINUTE_MS)
    expect(await auth.findHalf(cookie)).toBeUndefined()
  })

  it('says so when the key to the secret is lost', async () => {
    const { name } = await enrolled()
    const elsewhere = world.server({ keys: createTestKeyRing() })
    const { session } = await half(name)
    const answer = await elsewhere.secondStep(session, { code: '000000', ...client })
    expect(answer).toMatchObject(refused('auth.second-factor-unreadable'))
  })
})

describe('when the telephone is lost', () => {
  it('recovery codes are renewed for a code of the app, and the old ones end', async () => {
    const { name, secret, session, recoveryCodes } = await enrolled()
    expect(await auth.secondFactor.renewCodes(session, '000000')).toMatchObject(refused('auth.wrong-code'))
    const renewed = valueOrThrow(await auth.secondFactor.renewCodes(session, nextCode(secret)))
    expect(renewed.recoveryCodes).toHaveLength(10)
    const [old = ''] = recoveryCodes
    expect(await step((await half(name)).session, old)).toMatchObject(refused('auth.wrong-recovery-code'))
  })

  it('its owner takes it off with a recovery code, not with the password alone', async () => {
    const { name, session, recoveryCodes } = await enrolled()
    const [code = ''] = recoveryCodes
    const wrong = await auth.secondFactor.remove(session, { code: 'aaaa-aaaa-aaaa', ...client })
    expect(wrong).toMatchObject(refused('auth.wrong-recovery-code'))
    valueOrThrow(await auth.secondFactor.remove(session, { code, ...client }))
    expect(valueOrThrow(await world.signIn(auth, name)).half).toBeUndefined()
  })

  it('a security administrator takes it off, and only in the own tenant', async () => {
    const { name, accountId } = await enrolled()
    const reset = (tenantId: string) => world.in(tenantId, (scope) => resetSecondFactor(scope, { accountId }))
    expect(await reset(world.funing)).toMatchObject(refused('auth.second-factor-not-set'))
    expect((await world.signIn(auth, name)).ok && (await half(name)).half).toBe(true)
    expect((await reset(world.haigang)).ok).toBe(true)
    expect(valueOrThrow(await world.signIn(auth, name)).half).toBeUndefined()
  })
})

describe('a lock', () => {
  it('is taken off with a recovery code, and the password is still asked for', async () => {
    const { name, recoveryCodes } = await enrolled()
    const [code = ''] = recoveryCodes
    const unlock = (account: string) => auth.unlockByCode({ account, code, ...client })
    expect(await unlock(name)).toMatchObject(refused('auth.wrong-recovery-code'))
    for (let i = 0; i < 5; i += 1) await world.signIn(auth, name, 'a guess at it')
    expect(await world.signIn(auth, name)).toMatchObject(refused('auth.locked'))
    expect(await unlock('nobody.at.all')).toMatchObject(refused('auth.wrong-recovery-code'))
    expect((await unlock(name)).ok).toBe(true)
    expect((await half(name)).half).toBe(true)
    expect(await unlock(name)).toMatchObject(refused('auth.wrong-recovery-code'))
  })

  it('answers for a name that is nobody’s in as many transactions as for anybody’s', async () => {
    const { name } = await enrolled()
    const costOf = async (account: string) => {
      const before = { ...world.traffic }
      await auth.unlockByCode({ account, code: 'AAAA-BBBB-CCCC', ...client })
      return { reads: world.traffic.reads - before.reads, writes: world.traffic.writes - before.writes }
    }
    const known = await costOf(name)
    expect(known.writes).toBeGreaterThan(0)
    expect(await costOf('nobody.at.all')).toEqual(known)
  })

  it('is taken off by a security administrator, in the own tenant alone', async () => {
    const { accountId } = await world.account(world.haigang, 'locked.office')
    const now = world.now()
    const unlock = (tenantId: string) => world.in(tenantId, (scope) => unlockAccount(scope, { accountId, now }))
    expect(await unlock(world.haigang)).toMatchObject(refused('auth.not-locked'))
    for (let i = 0; i < 5; i += 1) await world.signIn(auth, 'locked.office', 'a guess at it')
    expect(await unlock(world.funing)).toMatchObject(refused('auth.account-not-found'))
    expect((await unlock(world.haigang)).ok).toBe(true)
    expect((await world.signIn(auth, 'locked.office')).ok).toBe(true)
  })
})

describe('a second factor that the rules demand', () => {
  it('may be set up within the days of grace, and must be after them', async () => {
    const server = world.server({
      offices: { isAdministrator: async () => true, isSecurityAdministrator: async () => false },
    })
    const { accountId } = await world.account(world.funing, 'demanded.admin')
    await world.in(world.funing, (scope) =>
      scope.db.updateTable('auth.account').set({ created_at: world.now() }).where('id', '=', accountId).execute(),
    )
    const change = {
      rules: { ...defaultSignInRules, secondFactor: 'administrators', graceDays: 7 },
      revision: 0,
      reason: '等保整改',
      changedBy: '安全管理员',
      administrators: [],
    } as const
    const now = world.now()
    valueOrThrow(await world.in(world.funing, (scope) => changeSignInRules(scope, { ...change, now })))
    const early = valueOrThrow(await world.signIn(server, 'demanded.admin'))
    expect(early.session.mustEnrol).toBeUndefined()
    const state = await server.secondFactor.state(early.session)
    expect(state.deadline).toEqual(new Date(world.now().getTime() + 7 * 24 * 60 * MINUTE_MS))
    world.pass(7 * 24 * 60 * MINUTE_MS)
    const late = valueOrThrow(await world.signIn(server, 'demanded.admin'))
    expect(late.session.mustEnrol).toBe(true)
    expect((await server.authenticate(late.cookie))?.mustEnrol).toBe(true)
    // nobody else is an administrator, and the other district has no such rule
    expect(valueOrThrow(await world.signIn(auth, 'demanded.admin')).session.mustEnrol).toBeUndefined()
    const { secret } = valueOrThrow(await server.secondFactor.begin(late.session, PASSWORD))
    const code = codeAt(secret, world.now())
    const { started } = valueOrThrow(await server.secondFactor.confirm(late.session, { code, ...client }))
    expect(started.session.mustEnrol).toBeUndefined()
  })
})
