import type { PostRole } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import type { Database, TenantContext } from '@linli/database'
import { type DateText, SYSTEM_ACTOR, valueOrThrow } from '@linli/kernel'
import { loadActor } from '../access/load-actor.ts'
import type { PermissionTable } from '../access/permission-table.ts'
import { coreModule } from '../core-module.ts'
import { insertAppointedPerson } from '../people/person.queries.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'

export interface TestUnit {
  readonly id: string
  readonly name: string
}

/** A small tenant with somebody in a post of every role. */
export interface TestTenant {
  readonly tenantId: string
  readonly cityId: string
  /** For reading and writing as nobody in particular. */
  readonly context: TenantContext
  readonly units: {
    readonly root: TestUnit
    readonly overseer: TestUnit
    /** Departments beside the overseer. */
    readonly departments: readonly TestUnit[]
    readonly streets: readonly TestUnit[]
    /** In the order of their streets. */
    readonly communities: readonly TestUnit[]
  }
  /** A department has two clerks in two departments; a community's worker is in the first community. */
  readonly actors: Readonly<Record<TestActor, Actor>>
  contextOf(actor: Actor): TenantContext
}

const districtActors = {
  office: ['office-clerk', 'overseer'],
  department: ['department-clerk', 'department'],
  otherDepartment: ['department-clerk', 'other-department'],
  street: ['street-officer', 'street'],
  community: ['community-worker', 'community'],
  otherCommunity: ['community-worker', 'other-community'],
  system: ['system-administrator', 'root'],
  security: ['security-administrator', 'root'],
  audit: ['audit-administrator', 'root'],
  officer: ['city-officer', 'overseer'],
} as const satisfies Record<string, readonly [PostRole, string]>

export type TestActor = keyof typeof districtActors

export interface TestPeople {
  readonly permissions: PermissionTable
  readonly today: DateText
}

/** Appoints somebody to a post of every role that fits the tenant and loads them as actors. */
export async function staffTenant(
  database: Database,
  ids: { tenantId: string; cityId: string },
  people: TestPeople,
): Promise<TestTenant> {
  const context = { ...ids, actorId: SYSTEM_ACTOR }
  const units = await database.read(coreModule, context, readUnits)
  const appointed = await database.write(coreModule, context, (scope) => appointAll(scope, units, people))
  const loaded = await database.read(coreModule, context, async (scope) => {
    const actors: [TestActor, Actor][] = []
    for (const [name, personId] of appointed) {
      actors.push([
        name,
        valueOrThrow(await loadActor(scope, { personId, on: people.today, permissions: people.permissions })),
      ])
    }
    return actors
  })
  return {
    ...ids,
    context,
    units,
    // Roles that have no place in a city are absent there; tests of a city name those that it has.
    actors: Object.fromEntries(loaded) as Record<TestActor, Actor>,
    contextOf: (actor) => ({ ...ids, actorId: actor.postId }),
  }
}

async function readUnits(scope: CoreReading): Promise<TestTenant['units']> {
  const units = await scope.db
    .selectFrom('core.org_unit')
    .select(['id', 'name', 'kind', 'overseer', 'parent_id as parentId'])
    .orderBy('sort_key')
    .orderBy('id')
    .execute()
  const root = units.find(({ parentId }) => parentId === null)
  const overseer = units.find((unit) => unit.overseer)
  if (root === undefined || overseer === undefined) throw new Error('The tenant has no units')
  return {
    root,
    overseer,
    departments: units.filter((unit) => unit.kind === 'department' && !unit.overseer),
    streets: units.filter(({ kind }) => kind === 'street'),
    communities: units.filter(({ kind }) => kind === 'community'),
  }
}

async function appointAll(scope: CoreWriting, units: TestTenant['units'], { today }: TestPeople) {
  const places: Readonly<Record<string, TestUnit | undefined>> = {
    root: units.root,
    overseer: units.overseer,
    department: units.departments[0],
    'other-department': units.departments[1],
    street: units.streets[0],
    community: units.communities[0],
    'other-community': units.communities.at(-1),
  }
  const appointed: [TestActor, string][] = []
  for (const [name, [role, place]] of Object.entries(districtActors)) {
    const unit = places[place]
    if (unit === undefined) continue
    const { personId } = await insertAppointedPerson(scope, {
      name: `${unit.name} ${name}`,
      demo: true,
      unitId: unit.id,
      title: name,
      role,
      from: today,
    })
    appointed.push([name as TestActor, personId]) // a key of the same object, which Object.entries widens
  }
  return appointed
}
