import { type Auth, authMigrations, createAuth } from '@linli/auth'
import {
  applyDueEvents,
  applyDueTransfers,
  type CalendarSource,
  coreMigrations,
  coreParameters,
  createCalendarSource,
  createOffices,
  publishFacts,
  publishParameters,
  queueMigrations,
  settleObligations,
  startWorker,
  subscribeObligations,
  type Worker,
} from '@linli/core'
import type { Database, KeyRing } from '@linli/database'
import { createPluginHost, type Host, pluginMigrations } from '@linli/host'
import { systemClock, today } from '@linli/kernel'
import type { PluginDefinition } from '@linli/sdk/server'
import type { Logger } from 'pino'
import { createServer } from '../create-server.ts'
import type { Settings } from '../settings.ts'
import { describeFault } from '../telemetry/describe-fault.ts'
import { announce } from './announce.ts'
import { findAdminDir } from './find-admin-dir.ts'
import { loadPlugins } from './load-plugins.ts'
import { openDataDir } from './open-data-dir.ts'
import { openKeyRing } from './open-key-ring.ts'
import { openPort } from './open-port.ts'
import { playStories } from './play-stories.ts'
import { prepareDatabase } from './prepare-database.ts'
import { seedFirstStart } from './seed-first-start.ts'
import type { ShutDown } from './shut-down.ts'

interface StartOptions {
  readonly settings: Settings
  readonly log: Logger
  readonly shutDown: ShutDown
  /** Ends a start that still waits for something. */
  readonly signal: AbortSignal
}

const WORKER_INTERVAL_MS = 250

/**
 * Everything in its order: the port (which says "starting"), the database, what it must hold, the server, the worker. What
 * is opened is left to `shutDown` to close, the port first of all, so that no request meets a closed pool.
 */
export async function startLinli({ settings, log, shutDown, signal }: StartOptions): Promise<{ readonly url: string }> {
  const door = await openPort(settings)
  const { dataDir, databaseUrl } = settings
  if (settings.demo || databaseUrl === undefined) await openDataDir(dataDir)
  const plugins = await loadPlugins()
  const modules = [authMigrations, coreMigrations, queueMigrations, ...plugins.map(pluginMigrations)]
  const database = await prepareDatabase({ dataDir, databaseUrl, modules, log, shutDown, signal })
  const announceSeeded = await seedFirstStart({
    database,
    clock: systemClock,
    dataDir,
    demo: settings.demo,
    pluginIds: plugins.map(({ id }) => id),
  })

  const calendar = createCalendarSource(systemClock)
  const host = createPluginHost({ database, plugins, clock: systemClock, calendar })
  const keys = await openKeyRing(settings)
  const auth = createAuth({
    database,
    keys,
    clock: systemClock,
    offices: createOffices(database, systemClock),
    onSignIn: (event) => log.info(event, 'sign-in'),
  })
  const server = await composeServer({ settings, log, database, plugins, calendar, host, auth, keys })
  const played = settings.demo ? await playStories({ database, clock: systemClock, calendar, plugins, log }) : 0
  const worker = await startJobs({ database, host, auth, keys, log, shutDown, calendar })
  // whoever looks at a new demonstration finds its figures; what fails is told by the worker's own next round
  if (played > 0) await worker.runOnce().catch(() => undefined)
  shutDown.onClose('http', () => door.close())
  door.open(server.fetch)
  log.info({ url: door.url }, 'ready')
  announce('start.ready', { url: door.url })
  announceSeeded()
  return { url: door.url }
}

interface ComposeOptions extends Pick<StartOptions, 'settings' | 'log'> {
  readonly database: Database
  readonly plugins: readonly PluginDefinition[]
  readonly calendar: CalendarSource
  readonly host: Host
  readonly auth: Auth
  readonly keys: KeyRing
}

async function composeServer({ settings, log, database, plugins, calendar, host, auth, keys }: ComposeOptions) {
  const clock = systemClock
  await publishParameters(database, [...coreParameters, ...plugins.flatMap(({ parameters }) => parameters)], clock)
  await publishFacts(database, { on: today(clock) })
  const { demo, publicOrigin, trustProxy, metricsToken } = settings
  return createServer({
    database,
    clock,
    calendar,
    log,
    demo,
    auth,
    keys,
    host,
    adminDir: await findAdminDir(settings.adminDir),
    publicOrigin,
    trustProxy,
    metricsToken,
  })
}

interface JobsOptions extends Pick<StartOptions, 'log' | 'shutDown'> {
  readonly database: Database
  readonly host: Host
  readonly auth: Auth
  readonly keys: KeyRing
  readonly calendar: CalendarSource
}

async function startJobs({ database, host, auth, keys, log, shutDown, calendar }: JobsOptions): Promise<Worker> {
  const obliging = { database, calendar, clock: systemClock, cases: host.cases }
  const worker = await startWorker({
    database,
    clock: systemClock,
    intervalMs: WORKER_INTERVAL_MS,
    subscriptions: subscribeObligations(obliging),
    daily: [
      { name: 'auth.sweep', run: ({ id }) => auth.sweep(id) },
      // before the plugins, whose day is that of the register
      { name: 'core.place-events', run: (tenant) => applyDueEvents(database, host.places, tenant) },
      {
        name: 'core.transfers',
        run: (tenant) =>
          applyDueTransfers({ ...host.places, confidential: host.cases.confidential, database, keys }, tenant),
      },
      // once the register and the transfers are those of the day
      { name: 'core.obligations', run: async (tenant) => void (await settleObligations(obliging, tenant)) },
      { name: 'core.cases', run: async (tenant) => void (await host.cases.runDay(database, tenant)) },
      ...host.plugins.map(({ id, runDaily }) => ({ name: id, run: runDaily })),
    ],
    onError: (error) => log.error({ fault: describeFault(error) }, 'worker'),
  })
  shutDown.onClose('worker', () => worker.stop())
  return worker
}
