import { addPerson, coreModule, listPeople, listUnits, seedDemo, seedPlaces, setPluginEnabled } from '@linli/core'
import type { Database, TenantContext } from '@linli/database'
import { type Clock, refuse, SYSTEM_ACTOR, today, valueOrThrow } from '@linli/kernel'
import zhCn from '../../locales/zh-CN.json' with { type: 'json' }
import { announce, announceDemoAccounts } from './announce.ts'
import { demoAccountsPath, readDemoAccounts, writeDemoAccounts } from './demo-accounts-file.ts'
import { systemActor } from './system-actor.ts'

interface SeedOptions {
  readonly database: Database
  readonly clock: Clock
  readonly dataDir: string
  readonly demo: boolean
  readonly pluginIds: readonly string[]
}

const FIRST_ADMINISTRATOR = 'city.administrator'

/**
 * Puts in what a new installation needs and leaves alone what is there: the places, and then either the demonstration's
 * people or one administrator of the city.
 *
 * @returns what to tell whoever started the server, once it is ready
 */
export async function seedFirstStart(options: SeedOptions): Promise<() => void> {
  const places = [...(await seedPlaces(options.database)).values()].map((ids) => ({ ...ids, actorId: SYSTEM_ACTOR }))
  return options.demo ? seedDemonstration(options, places) : seedAdministrator(options, places)
}

async function seedDemonstration(options: SeedOptions, places: readonly TenantContext[]): Promise<() => void> {
  const { database, clock, dataDir } = options
  const known = await readDemoAccounts(dataDir)
  const added = await seedDemo(database, { now: clock.now() })
  if (added.length > 0) {
    for (const place of places.filter(isDistrict)) await enablePlugins(options, place)
    const names = new Set(added.map(({ account }) => account))
    await writeDemoAccounts(dataDir, [...known.filter(({ account }) => !names.has(account)), ...added])
  }
  const accounts = await readDemoAccounts(dataDir)
  return () => {
    announce('start.demo', { path: demoAccountsPath(dataDir) })
    announceDemoAccounts(accounts)
  }
}

function enablePlugins({ database, clock, pluginIds }: SeedOptions, place: TenantContext): Promise<void> {
  return database.write(coreModule, place, async (scope) => {
    const at = clock.now()
    for (const pluginId of pluginIds) await setPluginEnabled(scope, systemActor, { pluginId, enabled: true, at })
  })
}

/** Only where nobody has an account yet, so that the one-time password is told once and never made again. */
async function seedAdministrator({ database, clock }: SeedOptions, places: readonly TenantContext[]) {
  const city = places.find((place) => !isDistrict(place))
  const now = clock.now()
  const people = city && (await database.read(coreModule, city, (scope) => listPeople(scope, { now })))
  if (!city || !people || people.length > 0) return () => undefined

  const added = await database.write(coreModule, city, async (scope) => {
    const [unit] = await listUnits(scope, { kind: 'city', on: today(clock) })
    if (!unit) return valueOrThrow(refuse('not-found', 'unit.not-found'))
    const person = {
      name: zhCn['first-administrator.name'],
      title: zhCn['first-administrator.title'],
      account: FIRST_ADMINISTRATOR,
      unitId: unit.id,
      role: 'administrator',
      at: now,
    } as const
    return valueOrThrow(await addPerson(scope, systemActor, person))
  })
  return () => announce('start.first-administrator', { account: FIRST_ADMINISTRATOR, password: added.oneTimePassword })
}

function isDistrict({ tenantId, cityId }: TenantContext): boolean {
  return tenantId !== cityId
}
