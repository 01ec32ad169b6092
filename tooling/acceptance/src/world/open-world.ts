import { createPasswordHasher, type IdentityProvider } from '@linli/auth'
import { type Actor, coreParameters, publishParameters } from '@linli/core'
import type { TestTenant } from '@linli/core/testing'
import { newId, ok } from '@linli/kernel'
import { type Browser, loadPlugins, startTestServer, type TestServer } from '@linli/server/testing'
import pg from 'pg'
import type { AccountKind } from './account-kinds.ts'
import { createAccounts, type SignIn } from './accounts.ts'
import type { Caller } from './caller.ts'
import type { District, Place } from './place.ts'
import { createPlaceDeeds, type PlaceDeeds } from './place-deeds.ts'
import { plantCanaries } from './plant-canaries.ts'

/** The whole server with two districts full of canaries, and somebody of every kind. */
export interface World {
  readonly server: TestServer
  readonly admin: pg.Client
  readonly districts: { readonly home: District; readonly other: District }
  readonly callers: Readonly<Record<AccountKind, Caller>>
  close(): Promise<void>
}

/** Signing in is not what is tried here: no limits, and a hash that costs next to nothing. */
const cheapSignIn = {
  budgets: { address: { attempts: 1e9, minutes: 1 }, account: { attempts: 1e9, minutes: 1 } },
  // nobody is asked elsewhere: how a provider is asked has tests of its own
  provider: {
    describe: async () => ok({ signInAt: 'https://id.example.org/', signsOut: false }),
    begin: async () => ok({ url: 'https://id.example.org/', state: 'state', nonce: 'nonce', verifier: 'verifier' }),
    finish: async () => ok({ subject: 'staff-001', idToken: 'token' }),
    logoutUrl: async () => ok(undefined),
  } satisfies IdentityProvider,
  rules: { lockoutFailures: 1e9, lockoutMinutes: 1 },
  hasher: createPasswordHasher({ cost: { memoryKib: 64, passes: 1, parallelism: 1 } }),
}

export async function openWorld(): Promise<World> {
  const server = await startTestServer({ auth: cheapSignIn })
  const plugins = await loadPlugins()
  const parameters = [...coreParameters, ...plugins.flatMap((plugin) => plugin.parameters)]
  await publishParameters(server.city.database, parameters, server.city.clock)
  const admin = new pg.Client({ connectionString: server.city.adminConnectionString })
  await admin.connect()
  const { haigang, shanhaiguan, city } = server.city
  const signIn = createAccounts(server, admin)
  const deeds = createPlaceDeeds(server, admin)
  const elsewhere = await addForeignDistrict(admin)
  const districts = {
    home: await openDistrict(signIn, admin, haigang, { name: 'haigang', elsewhere, deeds }),
    other: await openDistrict(signIn, admin, shanhaiguan, { name: 'shanhaiguan', elsewhere, deeds }),
  }
  const callers = await openCallers(
    server,
    signIn,
    districts,
    await openCity(signIn, admin, city, { districts: [haigang.tenantId, shanhaiguan.tenantId], deeds }),
  )
  return {
    server,
    admin,
    districts,
    callers,
    async close() {
      await admin.end()
      await server.close()
    },
  }
}

async function openDistrict(
  signIn: SignIn,
  admin: pg.Client,
  tenant: TestTenant,
  { name, elsewhere, deeds }: { readonly name: string; readonly elsewhere: string; readonly deeds: PlaceDeeds },
): Promise<District> {
  const canary = `〔鸦${name}〕`
  // before anybody signs in: who is at work is remembered
  await plantCanaries(admin, tenant.tenantId, { canary, shown: `〔${name}的名字〕` })
  const { actors, units } = tenant
  const named = (actor: Actor) => signIn(tenant, actor)
  const office = await named(actors.office)
  const administrators = {
    system: await named(actors.system),
    security: await named(actors.security),
    audit: await named(actors.audit),
  }
  // the other community is the one in the other street
  const communities = [units.communities[0], units.communities.at(-1)]
  const place = async (index: 0 | 1): Promise<Place> => ({
    tenant,
    admin,
    mark: `〔鸦${name}${index}〕`,
    departmentId: idOf(units.departments[index]),
    streetId: idOf(units.streets[index]),
    communityId: idOf(communities[index]),
    districtId: elsewhere,
    vacancy: { unitId: idOf(communities[index]), role: 'community-worker' },
    department: await named(index === 0 ? actors.department : actors.otherDepartment),
    community: await named(index === 0 ? actors.community : actors.otherCommunity),
    office,
    ...administrators,
    ...deeds,
  })
  return { tenant, canary, places: [await place(0), await place(1)] }
}

/** The city has neither streets nor communities; what stands in their place is a unit of its own. */
async function openCity(
  signIn: SignIn,
  admin: pg.Client,
  tenant: TestTenant,
  { districts: [first, second], deeds }: { readonly districts: readonly [string, string]; readonly deeds: PlaceDeeds },
): Promise<District> {
  const canary = '〔鸦city〕'
  await plantCanaries(admin, tenant.tenantId, { canary, shown: canary })
  const { root } = tenant.units
  const system = await signIn(tenant, tenant.actors.system)
  const security = await signIn(tenant, tenant.actors.security)
  const audit = await signIn(tenant, tenant.actors.audit)
  const office = await signIn(tenant, tenant.actors.officer)
  const people = { system, security, audit, office, department: system, community: system }
  const ids = { departmentId: root.id, streetId: root.id, communityId: root.id }
  const place = {
    tenant,
    admin,
    ...ids,
    ...people,
    ...deeds,
    vacancy: { unitId: root.id, role: 'city-officer' as const },
  }
  return {
    tenant,
    canary,
    places: [
      { ...place, mark: '〔鸦city0〕', districtId: first },
      { ...place, mark: '〔鸦city1〕', districtId: second },
    ],
  }
}

/** In the names of another city and its district. */
export const ELSEWHERE = '〔鸦elsewhere〕'

/** A district under another city, of which nobody here has heard. */
async function addForeignDistrict(admin: pg.Client): Promise<string> {
  const [cityId, districtId] = [newId(), newId()]
  await admin.query(
    `insert into core.tenant (tenant_id, kind, name, slug, parent_city_id)
     values ($1, 'city', $3, 'elsewhere', null), ($2, 'district', $3, 'far', $1)`,
    [cityId, districtId, ELSEWHERE],
  )
  return districtId
}

function idOf(unit: { readonly id: string } | undefined): string {
  if (unit === undefined) throw new Error('The district is too small')
  return unit.id
}

async function openCallers(
  server: TestServer,
  signIn: SignIn,
  { home, other }: World['districts'],
  city: District,
): Promise<Readonly<Record<AccountKind, Caller>>> {
  const { actors } = home.tenant
  const of = async (kind: AccountKind, actor: Actor, [own, foreign] = [home, other]) => ({
    kind,
    browser: await signIn(own.tenant, actor),
    tenant: own.tenant,
    home: own,
    foreign,
    actor,
    fresh: () => signIn(own.tenant, actor),
  })
  const stranger = {
    browser: server.browser(),
    tenant: undefined,
    home,
    foreign: other,
    actor: undefined,
    fresh: async () => server.browser(),
  }
  const former = await closedAccount(server, home)
  return {
    nobody: { ...stranger, kind: 'nobody' },
    community: await of('community', actors.community),
    street: await of('street', actors.street),
    department: await of('department', actors.department),
    office: await of('office', actors.office),
    'city-officer': await of('city-officer', city.tenant.actors.officer, [city, other]),
    'city-system-administrator': await of('city-system-administrator', city.tenant.actors.system, [city, other]),
    'city-security-administrator': await of('city-security-administrator', city.tenant.actors.security, [city, other]),
    'city-audit-administrator': await of('city-audit-administrator', city.tenant.actors.audit, [city, other]),
    'system-administrator': await of('system-administrator', actors.system),
    'security-administrator': await of('security-administrator', actors.security),
    'audit-administrator': await of('audit-administrator', actors.audit),
    'other-office': await of('other-office', other.tenant.actors.office, [other, home]),
    deactivated: { ...stranger, kind: 'deactivated', browser: former, fresh: async () => copyOf(server, former) },
  }
}

/** Keeps the cookie of an account that an administrator has closed since. */
async function closedAccount(server: TestServer, { tenant, places }: District): Promise<Browser> {
  const { accountId } = await server.addAccount(tenant, tenant.actors.office, 'former.office')
  const browser = await server.signedIn('former.office')
  const closed = await places[0].security.mutate('people.deactivate', { accountId })
  if (closed.status !== 200) throw new Error('The account could not be closed')
  return browser
}

function copyOf(server: TestServer, browser: Browser): Browser {
  const copy = server.browser()
  copy.cookie = browser.cookie
  return copy
}
