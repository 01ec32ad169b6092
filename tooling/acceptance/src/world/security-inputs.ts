import { codeAt } from '@linli/auth/testing'
import { newId } from '@linli/kernel'
import { Browser, TEST_PASSWORD } from '@linli/server/testing'
import type { Caller } from './caller.ts'
import { type InputRecipe, type InputRecipes, mutateAt, noFilter, prepare, withoutInput } from './inputs.ts'
import type { Place } from './place.ts'

const mutate = mutateAt('/api/trpc')
const NEW_PASSWORD = 'another-password-for-tests'
const INVITED_PASSWORD = 'one-more-password-for-tests'
const REASON = '本人当面申请'
let people = 0

/** Which browser holds what an input was built for. */
const browsers = new WeakMap<object, Browser>()

function heldBy<Input extends object>(input: Input, browser: Browser): Input {
  browsers.set(input, browser)
  return input
}

function browserOf(input: unknown): Browser | undefined {
  return typeof input === 'object' && input !== null ? browsers.get(input) : undefined
}

/** Whoever has no session does not borrow one. */
function ownBrowserOf(input: unknown, { tenant }: Caller): Browser | undefined {
  return tenant && browserOf(input)
}

/** An account of the place that nobody needs, signed in with a password of its own. */
async function newAccount(place: Place) {
  people += 1
  const account = `secured-${people}`
  const person = { name: `新人${place.mark}`, account, title: `干事${place.mark}`, ...place.vacancy }
  const { accountId, oneTimePassword } = await mutate(place.system, 'people.add', person)
  const browser = new Browser(place.system.url)
  await mutate(browser, 'session.signIn', { account, password: oneTimePassword })
  const passwords = { currentPassword: oneTimePassword, newPassword: NEW_PASSWORD }
  await mutate(browser, 'session.changePassword', passwords)
  return { account, accountId, browser }
}

/** Sets up an app for whoever is signed in, with the password given. */
async function enrol(place: Place, browser: Browser, password: string) {
  const { secret } = await mutate(browser, 'account.beginSecondFactor', { password })
  const code = codeAt(String(secret), place.now())
  const { recoveryCodes } = await mutate(browser, 'account.confirmSecondFactor', { code })
  const codes = Array.isArray(recoveryCodes) ? recoveryCodes.map(String) : []
  return { secret: String(secret), recoveryCode: codes[0] ?? '' }
}

async function enrolledAccount(place: Place) {
  const made = await newAccount(place)
  return { ...made, ...(await enrol(place, made.browser, NEW_PASSWORD)) }
}

/** Made for the caller's own account; whoever has none sends what looks right. */
function forOwn(build: (place: Place, browser: Browser, caller: Caller) => Promise<object>): InputRecipe {
  return {
    browserOf: ownBrowserOf,
    async build(place, caller) {
      if (!caller.tenant) return { code: '000000', password: TEST_PASSWORD }
      const browser = await caller.fresh()
      return heldBy(await build(place, browser, caller), browser)
    },
  }
}

async function halfSession(place: Place) {
  const { account, recoveryCode } = await enrolledAccount(place)
  const browser = new Browser(place.system.url)
  await mutate(browser, 'session.signIn', { account, password: NEW_PASSWORD })
  return heldBy({ code: recoveryCode }, browser)
}

async function lockedOut(place: Place) {
  const { account, accountId, recoveryCode } = await enrolledAccount(place)
  await place.lock(accountId as string) // the answer's own
  return { account, code: recoveryCode }
}

/** The code that the app shows once the one it was set up with is used up. */
async function nextCode(place: Place, browser: Browser) {
  const { secret } = await enrol(place, browser, TEST_PASSWORD)
  return { code: codeAt(secret, new Date(place.now().getTime() + 30_000)) }
}

/** At home another session of the caller's account; anywhere else somebody else's. */
async function otherSession(place: Place, caller: Caller) {
  if (!caller.tenant || place.mark !== caller.home.places[0].mark) {
    return { sessionId: (await sessionsOf(place.security)).at(0) ?? newId() }
  }
  const browser = await caller.fresh()
  const { account } = await prepare(browser.query('account.state'))
  const other = new Browser(browser.url)
  await mutate(other, 'session.signIn', { account, password: TEST_PASSWORD })
  const [sessionId] = await sessionsOf(browser, false)
  return heldBy({ sessionId }, browser)
}

async function sessionsOf(browser: Browser, current?: boolean): Promise<string[]> {
  const { data } = await browser.query('account.sessions')
  const sessions = data as { sessionId: string; current: boolean }[] // its own answer
  return sessions.filter((one) => current === undefined || one.current === current).map(({ sessionId }) => sessionId)
}

async function readRules({ security }: Place) {
  const { rules, revision } = await prepare(security.query('security.rules'))
  return { rules, revision, reason: REASON }
}

/** What a bad input has made of the rules would hold for everybody. */
async function restoreRules(place: Place) {
  const { rules, ...now } = await readRules(place)
  const { data } = await place.security.query('security.ruleChanges')
  const changes = data as { rules: object }[] // its own answer
  const first = changes.at(-1)?.rules ?? rules
  return mutate(place.security, 'security.changeRules', { ...now, rules: first })
}

async function lockedInDistrict(place: Place, { kind }: Caller) {
  const tenantId = place.districtId
  const own = kind === 'city-security-administrator' && (await place.securityAccountOf(tenantId))
  const accountId = own || (await place.securityAccountOf(place.tenant.tenantId))
  if (own) await place.lock(own)
  return { tenantId, accountId, reason: '本人当面申请' }
}

/** Somebody new who has a link that is not used yet. */
export async function invited(place: Place) {
  const { accountId } = await newAccount(place)
  const { token } = await mutate(place.security, 'security.invite', { accountId, reason: REASON })
  return { accountId, token }
}

const providerOf = (mode: string) => ({
  label: '统一身份认证',
  issuer: 'https://id.example.org',
  clientId: 'linli',
  clientSecret: 'a-secret-of-the-client',
  accountClaim: 'sub',
  mode,
  reason: REASON,
})

/** The provider of the world says that everybody is who is linked here. */
async function providerSet(place: Place) {
  await mutate(place.security, 'security.setProvider', providerOf('allowed'))
  return { provider: place.tenant.tenantId }
}

/** The sign-in page tells everybody of a provider that is on. */
const noProvider = (place: Place) => mutate(place.security, 'security.setProvider', providerOf('off'))

/** Which account of a tenant is linked with the one who comes back. */
const linked = new Map<string, string>()

async function backFromProvider(place: Place) {
  const { accountId } = await newAccount(place)
  const provider = await providerSet(place)
  const { tenantId } = place.tenant
  const former = linked.get(tenantId)
  if (former) await mutate(place.security, 'security.linkIdentity', { accountId: former, reason: REASON })
  await mutate(place.security, 'security.linkIdentity', { accountId, subject: 'staff-001', reason: REASON })
  linked.set(tenantId, String(accountId))
  const browser = new Browser(place.system.url)
  await mutate(browser, 'session.beginProvider', provider)
  return heldBy({ search: '?code=1' }, browser)
}

async function leaveToLink(place: Place) {
  await providerSet(place)
  return { password: TEST_PASSWORD }
}

/** The own account's, made by the security administrator of where it is at home. */
async function linkOwn(_place: Place, browser: Browser, { home }: Caller) {
  const [{ security }] = home.places
  const { account } = await prepare(browser.query('account.state'))
  const { rows } = await prepare(security.query('security.accounts', { q: account, limit: 100 }))
  const [own] = (rows as { id: string; account: string }[]).filter((row) => row.account === account) // its own answer
  await mutate(security, 'security.setProvider', providerOf('off'))
  await mutate(security, 'security.linkIdentity', {
    accountId: own?.id,
    subject: `staff of ${account}`,
    reason: REASON,
  })
  return { password: TEST_PASSWORD }
}

export const securityInputs: InputRecipes = {
  'core session.secondStep': { build: halfSession, browserOf },
  'core session.unlockByCode': { build: lockedOut },
  'core session.invitation': { build: async (place) => ({ token: (await invited(place)).token }) },
  'core session.acceptInvitation': {
    // the account has had its own already, and no former one is taken
    build: async (place) => ({ token: (await invited(place)).token, password: INVITED_PASSWORD }),
    endsSession: true,
  },
  'core session.beginProvider': { build: providerSet, endsSession: true, restore: noProvider },
  'core session.finishProvider': { build: backFromProvider, browserOf, restore: noProvider },
  'core account.state': withoutInput,
  'core account.passwordRules': withoutInput,
  'core account.sessions': withoutInput,
  'core account.endSession': { build: otherSession, browserOf: ownBrowserOf },
  'core account.endOtherSessions': withoutInput,
  'core account.signIns': noFilter,
  'core account.beginSecondFactor': forOwn(async () => ({ password: TEST_PASSWORD })),
  'core account.confirmSecondFactor': forOwn(async (place, browser) => {
    const { secret } = await mutate(browser, 'account.beginSecondFactor', { password: TEST_PASSWORD })
    return { code: codeAt(String(secret), place.now()) }
  }),
  'core account.renewRecoveryCodes': forOwn(nextCode),
  'core account.removeSecondFactor': forOwn(nextCode),
  'core account.beginLink': { ...forOwn(leaveToLink), restore: noProvider },
  'core account.removeLink': forOwn(linkOwn),
  'core security.accounts': noFilter,
  'core security.sessions': { build: async (place) => ({ accountId: (await newAccount(place)).accountId }) },
  'core security.signIns': { build: async (place) => ({ accountId: (await newAccount(place)).accountId }) },
  'core security.unlock': {
    async build(place) {
      const { accountId } = await newAccount(place)
      await place.lock(accountId as string) // the answer's own
      return { accountId, reason: REASON }
    },
  },
  'core security.resetSecondFactor': {
    build: async (place) => ({ accountId: (await enrolledAccount(place)).accountId, reason: REASON }),
  },
  'core security.endSession': {
    async build(place) {
      const { browser } = await newAccount(place)
      return { sessionId: (await sessionsOf(browser)).at(0) ?? '', reason: REASON }
    },
  },
  'core security.rules': withoutInput,
  'core security.ruleChanges': withoutInput,
  'core security.changeRules': { build: readRules, restore: restoreRules },
  'core security.invite': {
    build: async (place) => ({ accountId: (await newAccount(place)).accountId, reason: REASON }),
  },
  'core security.revokeInvitation': {
    build: async (place) => ({ accountId: (await invited(place)).accountId, reason: REASON }),
  },
  'core security.invitations': noFilter,
  'core security.provider': withoutInput,
  'core security.checkProvider': { build: () => ({ issuer: 'https://id.example.org' }) },
  'core security.setProvider': { build: () => providerOf('off'), restore: noProvider },
  'core security.linkIdentity': {
    async build(place) {
      await providerSet(place)
      await noProvider(place)
      return { accountId: (await newAccount(place)).accountId, reason: REASON }
    },
  },
  'core security.districtLocks': withoutInput,
  'core security.unlockInDistrict': { build: lockedInDistrict },
}
