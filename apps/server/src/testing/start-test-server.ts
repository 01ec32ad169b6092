import { type AuthOptions, authModule, createAccountWithPassword, createAuth } from '@linli/auth'
import type { Actor } from '@linli/contract/trpc'
import { createOffices, settleObligations, startWorker, subscribeObligations, type Worker } from '@linli/core'
import { createTestCity, type TestCity, type TestTenant } from '@linli/core/testing'
import { createTestKeyRing } from '@linli/database/testing'
import { createPluginHost, pluginMigrations } from '@linli/host'
import { valueOrThrow } from '@linli/kernel'
import type { PluginDefinition } from '@linli/sdk/server'
import { createServer } from '../create-server.ts'
import { loadPlugins } from '../start/load-plugins.ts'
import { createLog } from '../telemetry/create-log.ts'
import { Browser } from './browser.ts'

/** The whole server on a port of its own, with the installed plugins, two districts and a clock that a test moves. */
export interface TestServer {
  readonly city: TestCity
  readonly url: string
  /** Every line of the log, parsed. */
  readonly log: readonly Readonly<Record<string, unknown>>[]
  /** Lets time pass for sessions, to-dos and whatever is remembered. */
  advanceMs(ms: number): void
  /** What is due in a tenant's cases because a day has begun. */
  runDay(tenant: TestTenant): Promise<unknown>
  /** What rules ask of a tenant because a day has begun. */
  settle(tenant: TestTenant): Promise<{ readonly opened: number; readonly ended: number }>
  /** The worker with everything that listens for events; its rounds are run by hand. */
  startWorker(): Promise<Worker>
  /** Gives somebody an account; the password is always `TEST_PASSWORD`. */
  addAccount(tenant: TestTenant, actor: Actor, account: string): Promise<{ readonly accountId: string }>
  /** A browser without a session. */
  browser(): Browser
  signedIn(account: string): Promise<Browser>
  close(): Promise<void>
}

export const TEST_PASSWORD = 'a-password-for-tests-1'

export interface TestServerOptions {
  /** As behind TLS; the browsers say that they come from there. */
  readonly publicOrigin?: string
  /** Where the built pages are; the API is served alone without. */
  readonly adminDir?: string
  /** The installed ones unless given. */
  readonly plugins?: readonly PluginDefinition[]
  /** Other limits for signing in than the product's. */
  readonly auth?: Partial<Omit<AuthOptions, 'database' | 'clock' | 'monotonicMs'>>
}

export async function startTestServer({
  publicOrigin,
  adminDir,
  auth,
  ...options
}: TestServerOptions = {}): Promise<TestServer> {
  const plugins = options.plugins ?? (await loadPlugins())
  const city = await createTestCity({
    modules: plugins.map(pluginMigrations),
    permissions: Object.fromEntries(plugins.map(({ id, permissions }) => [id, permissions])),
  })
  const { database, clock, calendar } = city
  const lines: Record<string, unknown>[] = []
  const time = { ms: 0 }
  const monotonicMs = () => time.ms
  const keys = auth?.keys ?? createTestKeyRing()
  const host = createPluginHost({ database, plugins, clock, calendar })
  const server = await createServer({
    database,
    keys,
    clock,
    calendar,
    monotonicMs,
    auth: createAuth({
      keys,
      offices: createOffices(database, clock),
      ...auth,
      database,
      clock,
      monotonicMs,
    }),
    host,
    log: createLog('info', { write: (line) => void lines.push(JSON.parse(line)) }),
    demo: true,
    ...(publicOrigin !== undefined && { publicOrigin }),
    ...(adminDir !== undefined && { adminDir }),
  })
  const { url } = await server.listen(0, '127.0.0.1')
  const obliging = { database, clock, calendar, cases: host.cases }
  const browser = () => new Browser(url, publicOrigin)

  return {
    city,
    url,
    log: lines,
    browser,
    advanceMs(ms) {
      time.ms += ms
      clock.advanceMs(ms)
    },
    addAccount: (tenant, { personId }, account) => addAccount(city, tenant, { personId, account }),
    async signedIn(account) {
      const visitor = browser()
      await visitor.mutate('session.signIn', { account, password: TEST_PASSWORD })
      return visitor
    },
    runDay: ({ tenantId, cityId }) => host.cases.runDay(database, { id: tenantId, cityId }),
    settle: ({ tenantId, cityId }) => settleObligations(obliging, { id: tenantId, cityId }),
    startWorker: () => startWorker({ database, clock, subscriptions: subscribeObligations(obliging) }),
    async close() {
      await server.close()
      await city.drop()
    },
  }
}

function addAccount(
  { database, clock }: TestCity,
  { context }: TestTenant,
  who: { personId: string; account: string },
) {
  return database.write(authModule, context, async (scope) => {
    const made = valueOrThrow(await createAccountWithPassword(scope, { ...who, password: TEST_PASSWORD }))
    const moments = { created_at: clock.now(), password_changed_at: clock.now() }
    await scope.db.updateTable('auth.account').set(moments).where('id', '=', made.accountId).execute()
    return made
  })
}
