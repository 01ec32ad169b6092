import {
  addPerson,
  type CoreWriting,
  coreModule,
  inTurn,
  listPeople,
  listUnits,
  seedDemo,
  seedPlaces,
  setPluginEnabled,
} from '@linli/core'
import type { Database, TenantContext } from '@linli/database'
import { type Clock, refuse, SYSTEM_ACTOR, today, valueOrThrow } from '@linli/kernel'
import zhCn from '../../locales/zh-CN.json' with { type: 'json' }
import { announce, announceDemoAccounts } from './announce.ts'
import { demoAccountsPath, keepDemoAccounts, readDemoAccounts } from './demo-accounts-file.ts'
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
export function seedFirstStart(options: SeedOptions): Promise<() => void> {
  return inTurn(options.database, () => seed(options))
}

async function seed(options: SeedOptions): Promise<() => void> {
  const places = [...(await seedPlaces(options.database)).values()].map((ids) => ({ ...ids, actorId: SYSTEM_ACTOR }))
  if (options.demo) return seedDemonstration(options)
  await seedAdministrator(options, places)
  return () => undefined
}

/** The passwords are in the file before their accounts are in the database: a start that is cut off loses none. */
async function seedDemonstration(options: SeedOptions): Promise<() => void> {
  const { database, clock, dataDir } = options
  await seedDemo(database, {
    now: clock.now(),
    beforeCommit: async (scope, accounts) => {
      if (isDistrict(scope)) await enablePlugins(options, scope)
      await keepDemoAccounts(dataDir, accounts)
    },
  })
  const accounts = await readDemoAccounts(dataDir)
  return () => {
    if (accounts.length === 0) return
    announce('start.demo', { path: demoAccountsPath(dataDir) })
    announceDemoAccounts(accounts)
  }
}

async function enablePlugins({ clock, pluginIds }: SeedOptions, scope: CoreWriting): Promise<void> {
  const at = clock.now()
  for (const pluginId of pluginIds) await setPluginEnabled(scope, systemActor, { pluginId, enabled: true, at })
}

/**
 * Only where nobody has an account yet. The one-time password is told before the account is there for good: nobody can make
 * it again, and a start that fails after this could not tell it any more.
 */
async function seedAdministrator({ database, clock }: SeedOptions, places: readonly TenantContext[]): Promise<void> {
  const city = places.find((place) => !isDistrict(place))
  const now = clock.now()
  const people = city && (await database.read(coreModule, city, (scope) => listPeople(scope, { now })))
  if (!city || !people || people.length > 0) return

  await database.write(coreModule, city, async (scope) => {
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
    const { oneTimePassword: password } = valueOrThrow(await addPerson(scope, systemActor, person))
    announce('start.first-administrator', { account: FIRST_ADMINISTRATOR, password })
  })
}

function isDistrict({ tenantId, cityId }: TenantContext): boolean {
  return tenantId !== cityId
}
