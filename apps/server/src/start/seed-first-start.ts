import type { AdministratorRole } from '@linli/contract'
import {
  type CoreWriting,
  coreModule,
  inTurn,
  listDutiesNeverHeld,
  listUnits,
  seedDemo,
  seedPlaces,
  setPluginEnabled,
  settleNewPerson,
} from '@linli/core'
import type { Database, TenantContext } from '@linli/database'
import { type Clock, RefusalError, refuse, SYSTEM_ACTOR, today, valueOrThrow } from '@linli/kernel'
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

/** An installation of an earlier version may have an account of that name; another follows then. */
const firstAccounts: Readonly<Record<AdministratorRole, string>> = {
  'system-administrator': 'city.system',
  'security-administrator': 'city.security',
  'audit-administrator': 'city.audit',
}

/**
 * Puts in what a new installation needs and leaves alone what is there: the places, and then either the demonstration's
 * people or the three administrators of the city.
 *
 * @returns what to tell whoever started the server, once it is ready
 */
export function seedFirstStart(options: SeedOptions): Promise<() => void> {
  return inTurn(options.database, () => seed(options))
}

async function seed(options: SeedOptions): Promise<() => void> {
  const places = [...(await seedPlaces(options.database)).values()].map((ids) => ({ ...ids, actorId: SYSTEM_ACTOR }))
  const tell = options.demo ? await seedDemonstration(options) : () => undefined
  // the demonstration has its own; it fills in nothing where real people are at work
  await seedAdministrators(options, places)
  return tell
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
 * One account for each of the three duties that nobody in the city has ever held: all three at the first start, security and
 * audit where an earlier version knew one administrator. The one-time passwords are told before the accounts are there for
 * good: nobody can make them again, and a start that fails after this could not tell them any more.
 */
async function seedAdministrators({ database, clock }: SeedOptions, places: readonly TenantContext[]): Promise<void> {
  const city = places.find((place) => !isDistrict(place))
  if (!city) return
  const missing = await database.read(coreModule, city, listDutiesNeverHeld)
  if (missing.length === 0) return

  announce('start.first-administrators')
  for (const role of missing) await seedAdministrator({ database, clock, city, role })
}

interface FirstAdministrator extends Pick<SeedOptions, 'database' | 'clock'> {
  readonly city: TenantContext
  readonly role: AdministratorRole
}

async function seedAdministrator({ database, clock, city, role }: FirstAdministrator, number = 1): Promise<void> {
  const account = number === 1 ? firstAccounts[role] : `${firstAccounts[role]}${number}`
  try {
    await database.write(coreModule, city, async (scope) => {
      const [unit] = await listUnits(scope, { kind: 'city', on: today(clock) })
      if (!unit) return valueOrThrow(refuse('not-found', 'unit.not-found'))
      const title = zhCn[`administrator.${role}`]
      const person = { name: title, title, account, unitId: unit.id, role, at: clock.now() }
      const { oneTimePassword: password } = valueOrThrow(await settleNewPerson(scope, systemActor, person))
      announce(`start.first.${role}`, { account, password })
    })
  } catch (error) {
    const taken = error instanceof RefusalError && error.refusal.code === 'auth.account-name-taken'
    if (!taken || number === 9) throw error
    await seedAdministrator({ database, clock, city, role }, number + 1)
  }
}

function isDistrict({ tenantId, cityId }: TenantContext): boolean {
  return tenantId !== cityId
}
