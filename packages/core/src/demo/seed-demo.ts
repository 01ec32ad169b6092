import { authModule, createAccountWithPassword, listAccounts } from '@linli/auth'
import type { Database, TenantContext } from '@linli/database'
import { type DateText, dayOf, SYSTEM_ACTOR, valueOrThrow } from '@linli/kernel'
import { coreModule } from '../core-module.ts'
import { insertAppointedPerson } from '../people/person.queries.ts'
import type { CoreWriting } from '../scope.ts'
import { listTenants } from '../tenancy/list-tenants.ts'
import type { TenantRecord } from '../tenancy/tenant.queries.ts'
import { newDemoPassword } from './demo-password.ts'
import { cityDemoPosts, type DemoPost, demoName, districtDemoPosts } from './demo-people.ts'
import { type DemoPlace, findDemoPlaces } from './demo-places.ts'
import { hasRealPeople } from './has-real-people.ts'
import { seedColleagues } from './seed-colleagues.ts'
import { seedDemoFacts } from './seed-demo-facts.ts'

/** A new account of the demonstration with its password, which is kept nowhere else. */
export interface DemoAccount {
  readonly account: string
  readonly password: string
  readonly name: string
  readonly tenant: string
  readonly unit: string
  readonly post: string
}

export interface DemoSeeding {
  readonly now: Date
  /**
   * Runs last in the transaction that adds accounts to a tenant: whatever must not be lost of them is kept before they are
   * there for good.
   */
  readonly beforeCommit?: (scope: CoreWriting, accounts: readonly DemoAccount[]) => Promise<void>
}

/**
 * Puts made-up people with accounts into every tenant. Accounts that are there already stay as they are and are not in the
 * answer, since nobody can tell their passwords. Where a single tenant has real people nothing is added at all: the
 * installation is in use, and nobody asked for a door into it.
 */
export async function seedDemo(database: Database, seeding: DemoSeeding): Promise<DemoAccount[]> {
  const tenants = await listTenants(database)
  for (const tenant of tenants) {
    if (await database.read(coreModule, contextOf(tenant), hasRealPeople)) return []
  }
  const accounts: DemoAccount[] = []
  let nextName = 0
  for (const tenant of tenants) {
    const posts = tenant.kind === 'city' ? cityDemoPosts : districtDemoPosts
    const people = posts.map((post, index) => ({ post, name: demoName(nextName + index) }))
    nextName += posts.length
    // Their names begin again, far enough off for no name to be twice in one tenant.
    const demo = { tenant, people, colleagues: nextName + 20, now: seeding.now }
    const added = await database.write(coreModule, contextOf(tenant), async (scope) => {
      const inTenant = await seedTenant(scope, demo)
      if (inTenant.length > 0) await seedDemoFacts(scope, { since: startOfYear(seeding.now), now: seeding.now })
      if (inTenant.length > 0) await seeding.beforeCommit?.(scope, inTenant)
      return inTenant
    })
    accounts.push(...added)
  }
  return accounts
}

function contextOf({ id, cityId }: TenantRecord): TenantContext {
  return { tenantId: id, cityId, actorId: SYSTEM_ACTOR }
}

interface TenantDemo {
  readonly tenant: TenantRecord
  readonly people: readonly { readonly post: DemoPost; readonly name: string }[]
  /** Number of the first name of those without an account. */
  readonly colleagues: number
  readonly now: Date
}

async function seedTenant(scope: CoreWriting, { tenant, people, colleagues, now }: TenantDemo): Promise<DemoAccount[]> {
  const places = await findDemoPlaces(scope)
  const known = new Set((await listAccounts(scope.as(authModule), { now })).map(({ account }) => account))
  const accounts: DemoAccount[] = []
  for (const { post, name } of people) {
    const account = `${tenant.slug}.${post.account}`
    const place = places.get(post.place)
    if (place === undefined || known.has(account)) continue
    accounts.push(await seedPerson(scope, { tenant, post, name, place, account, now }))
  }
  if (tenant.kind !== 'city')
    await seedColleagues(scope, { from: demoSince(now), today: dayOf(now), firstName: colleagues })
  return accounts
}

function startOfYear(now: Date): DateText {
  return `${dayOf(now).slice(0, 4)}-01-01`
}

/** The demonstration's people have been at work since the year before, as its stories tell. */
function demoSince(now: Date): DateText {
  return `${Number(dayOf(now).slice(0, 4)) - 1}-01-01`
}

interface DemoAppointment {
  readonly tenant: TenantRecord
  readonly post: DemoPost
  readonly name: string
  readonly place: DemoPlace
  readonly account: string
  readonly now: Date
}

async function seedPerson(scope: CoreWriting, appointment: DemoAppointment): Promise<DemoAccount> {
  const { tenant, post, name, place, account, now } = appointment
  const { personId } = await insertAppointedPerson(scope, {
    name,
    demo: true,
    unitId: place.id,
    title: post.title,
    role: post.role,
    from: demoSince(now),
  })
  const password = newDemoPassword()
  valueOrThrow(await createAccountWithPassword(scope.as(authModule), { account, personId, password }))
  return { account, password, name, tenant: tenant.name, unit: place.name, post: post.title }
}
