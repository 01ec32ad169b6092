import type { Database } from '@linli/database'
import { newId, SYSTEM_ACTOR } from '@linli/kernel'
import { replaceYear } from '../clocks/calendar.queries.ts'
import { coreModule } from '../core-module.ts'
import type { CoreWriting } from '../scope.ts'
import { addTenant, type NewTenant } from '../tenancy/add-tenant.ts'
import { listTenants } from '../tenancy/list-tenants.ts'
import { workerModule } from '../worker/worker-module.ts'
import { cityPlace, districtPlaces } from './city-places.ts'
import { type Divisions, readDivisions } from './divisions.ts'
import { seedCityUnits } from './seed-city-units.ts'
import { seedDistrictUnits } from './seed-district-units.ts'
import { readWorkdays } from './workdays.ts'

export interface SeedPlacesOptions {
  /** Only these districts, by slug, and only so many streets and communities of each; for tests. */
  readonly only?: readonly string[]
  readonly maxStreets?: number
  readonly maxCommunities?: number
}

/** The tenants by slug, `city` and the districts. */
export type SeededPlaces = ReadonlyMap<string, { readonly tenantId: string; readonly cityId: string }>

/**
 * Puts in the working-day calendar, the city, and its districts, counties and functional zones with their offices, streets
 * and communities. What is there already stays as it is, so it may run at every start.
 */
export async function seedPlaces(database: Database, options: SeedPlacesOptions = {}): Promise<SeededPlaces> {
  const divisions = await readDivisions()
  await seedCalendar(database)
  const known = new Map((await listTenants(database)).map(({ slug, id }) => [slug, id]))
  const cityId = known.get(cityPlace.slug) ?? newId()
  const seeded = new Map([[cityPlace.slug as string, { tenantId: cityId, cityId }]])

  if (!known.has(cityPlace.slug)) {
    await inNewTenant(database, { tenantId: cityId, cityId }, cityPlace, seedCityUnits)
  }
  for (const place of districtPlaces) {
    if (options.only !== undefined && !options.only.includes(place.slug)) continue
    const tenantId = known.get(place.slug) ?? newId()
    seeded.set(place.slug, { tenantId, cityId })
    if (known.has(place.slug)) continue
    const district = districtOf(divisions, place.code)
    const tenant = { ...place, name: district.name }
    await inNewTenant(database, { tenantId, cityId }, tenant, (scope) =>
      seedDistrictUnits(scope, { place, district, sources: divisions.source, ...options }),
    )
  }
  return seeded
}

function districtOf(divisions: Divisions, code: string) {
  const district = divisions.counties.find((county) => county.code === code)
  if (district === undefined) throw new Error(`The register has no district ${code}`)
  return district
}

/** A tenant is there with all of its units or not at all, so that a seed cut short simply goes on. */
function inNewTenant(
  database: Database,
  ids: { tenantId: string; cityId: string },
  tenant: NewTenant,
  seedUnits: (scope: CoreWriting) => Promise<void>,
): Promise<void> {
  return database.write(coreModule, { ...ids, actorId: SYSTEM_ACTOR }, async (scope) => {
    await addTenant(scope, tenant)
    await seedUnits(scope)
  })
}

async function seedCalendar(database: Database): Promise<void> {
  const notices = await readWorkdays()
  await database.platform(workerModule, async (scope) => {
    const known = await scope.db.selectFrom('core.calendar_year').select('year').execute()
    for (const notice of notices) {
      if (!known.some(({ year }) => year === notice.year)) await replaceYear(scope, notice)
    }
  })
}
