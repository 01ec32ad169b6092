import { Browser, TEST_PASSWORD } from '@linli/server/testing'
import type { Caller } from './caller.ts'
import { type InputRecipes, mutateAt, noFilter, withoutInput } from './inputs.ts'
import type { Place } from './place.ts'

const mutate = mutateAt('/api/trpc')
let people = 0

function newPerson(place: Place) {
  people += 1
  return {
    name: `新人${place.mark}`,
    account: `person-${people}`,
    title: `干事${place.mark}`,
    ...place.vacancy,
  }
}

function newAdministrator(place: Place) {
  const { account } = newPerson(place)
  // without the place's mark: the district sees whom its city appointed, and both audits why
  const administrators = [{ role: 'audit-administrator', name: '新任审计', account, title: '审计管理员' }]
  return { tenantId: place.districtId, administrators, reason: '本区管理员调离' }
}

/** An account that nobody needs. */
async function newAccount(place: Place) {
  const { accountId } = await mutate(place.system, 'people.add', newPerson(place))
  return { accountId }
}

async function closedAccount(place: Place) {
  const account = await newAccount(place)
  await mutate(place.security, 'people.deactivate', account)
  return account
}

/** At home the caller's own post; anywhere else somebody else's. */
function post({ tenant: { actors }, ...place }: Place, { actor, home }: Caller) {
  if (actor && place.mark === home.places[0].mark) return { postId: actor.postId }
  const somebodyElse = actors.system.postId === actor?.postId ? actors.office : actors.system
  return { postId: somebodyElse.postId }
}

async function credentials(place: Place) {
  const person = newPerson(place)
  const { oneTimePassword } = await mutate(place.system, 'people.add', person)
  const right = { account: person.account, password: oneTimePassword }
  // the first sign-in hashes anew at the cost of this server, so that every later one is quick
  await mutate(new Browser(place.system.url), 'session.signIn', right)
  return right
}

export const coreInputs: InputRecipes = {
  'core session.info': withoutInput,
  'core session.me': withoutInput,
  'core session.signIn': { build: credentials, endsSession: true },
  'core session.signOut': { ...withoutInput, endsSession: true },
  'core session.signOutEverywhere': { ...withoutInput, endsSession: true },
  'core session.choosePost': { build: post },
  'core session.changePassword': {
    build: () => ({ currentPassword: TEST_PASSWORD, newPassword: 'another-password-for-tests' }),
    endsSession: true,
  },
  'core inbox.list': noFilter,
  'core inbox.figures': withoutInput,
  'core people.add': { build: newPerson },
  'core people.deactivate': { build: newAccount },
  'core people.activate': { build: closedAccount },
  'core people.resetPassword': { build: newAccount },
  'core plugins.list': withoutInput,
  'core plugins.enable': { build: () => ({ pluginId: 'admission' }) },
  'core plugins.disable': {
    build: () => ({ pluginId: 'admission' }),
    restore: ({ system }) => mutate(system, 'plugins.enable', { pluginId: 'admission' }),
  },
  'core audit.list': noFilter,
  'core audit.verify': withoutInput,
  'core oversight.districts': withoutInput,
  'core tenancy.listDistricts': withoutInput,
  'core tenancy.appointAdministrators': { build: newAdministrator },
}
