import { authMigrations } from '@linli/auth'
import type { ModuleMigrations } from '@linli/database'
import { createTestDatabase, type TestDatabase } from '@linli/database/testing'
import { dayOf } from '@linli/kernel'
import { createPermissionTable, type DeclaredPermissions, type PermissionTable } from '../access/permission-table.ts'
import { type CalendarSource, createCalendarSource } from '../clocks/calendar-source.ts'
import { coreMigrations, queueMigrations } from '../core-migrations.ts'
import { coreModule } from '../core-module.ts'
import { factParameters } from '../facts/fact-parameters.ts'
import { publishFacts } from '../facts/publish-facts.ts'
import { publishParameters } from '../parameters/publish-parameters.ts'
import { upsertPluginState } from '../plugins/plugin.queries.ts'
import { type SeededPlaces, seedPlaces } from '../seed/seed-places.ts'
import { createFixedClock, type FixedClock } from './fixed-clock.ts'
import { staffTenant, type TestTenant } from './test-tenant.ts'

export interface TestCityOptions {
  /** Migrated after the core's: a plugin's tables. */
  readonly modules?: readonly ModuleMigrations[]
  /** What plugins declare, by plugin; each of them is enabled in both districts. */
  readonly permissions?: Readonly<Record<string, DeclaredPermissions>>
  /** Monday, 2026-03-02 unless given. */
  readonly day?: string
  /** Of one connection a transaction that asks for a second waits for itself. */
  readonly poolSize?: number
}

/** A city with two districts, in a database of its own. */
export interface TestCity extends Omit<TestDatabase, 'drop'> {
  readonly clock: FixedClock
  readonly calendar: CalendarSource
  readonly permissions: PermissionTable
  readonly city: TestTenant
  readonly haigang: TestTenant
  readonly shanhaiguan: TestTenant
  drop(): Promise<void>
}

/** Makes the city of a test file: two streets with two communities in each of two districts, and a fixed clock. */
export async function createTestCity(options: TestCityOptions = {}): Promise<TestCity> {
  const clock = createFixedClock(options.day ?? '2026-03-02')
  const modules = [authMigrations, coreMigrations, queueMigrations, ...(options.modules ?? [])]
  const { poolSize } = options
  const test = await createTestDatabase({ modules, ...(poolSize !== undefined && { open: { poolSize } }) })
  const places = await seedPlaces(test.database, { only: ['haigang', 'shanhaiguan'], maxStreets: 2, maxCommunities: 2 })
  await publishParameters(test.database, factParameters)
  await publishFacts(test.database, { on: '2025-01-01' })
  const permissions = createPermissionTable(options.permissions)
  const people = { permissions, today: dayOf(clock.now()) }
  const tenant = async (slug: string) => {
    const ids = placeOf(places, slug)
    await enablePlugins(test, { ...ids, at: clock.now(), plugins: Object.keys(options.permissions ?? {}) })
    return staffTenant(test.database, ids, people)
  }
  return {
    ...test,
    clock,
    calendar: createCalendarSource(clock),
    permissions,
    city: await tenant('city'),
    haigang: await tenant('haigang'),
    shanhaiguan: await tenant('shanhaiguan'),
  }
}

function placeOf(places: SeededPlaces, slug: string) {
  const place = places.get(slug)
  if (place === undefined) throw new Error(`The seed has no tenant ${slug}`)
  return place
}

async function enablePlugins(
  { database }: TestDatabase,
  { plugins, at, ...ids }: { tenantId: string; cityId: string; at: Date; plugins: readonly string[] },
): Promise<void> {
  const context = { ...ids, actorId: ids.tenantId }
  await database.write(coreModule, context, async (scope) => {
    for (const pluginId of plugins) {
      await upsertPluginState(scope, { pluginId, enabled: true, at, postId: ids.tenantId })
    }
  })
}
