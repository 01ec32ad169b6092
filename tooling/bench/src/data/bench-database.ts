import { authMigrations } from '@linli/auth'
import { coreMigrations, queueMigrations } from '@linli/core'
import { migrate, openDatabase } from '@linli/database'
import { pluginMigrations } from '@linli/host'
import type { PluginDefinition } from '@linli/sdk/server'
import pg from 'pg'
import { type DataShape, loadInboxes } from './load-inboxes.ts'
import { type BenchSession, makeSessions } from './make-sessions.ts'

/** A database of its own in the bench's cluster: the product's schema, filled. Everything here can be sent to a process. */
export interface BenchDatabase {
  readonly shape: DataShape
  /** As the superuser: for what is measured without walls. */
  readonly adminConnectionString: string
  /** As the server's own login. */
  readonly appConnectionString: string
  readonly contextSecret: string
  readonly sessions: readonly BenchSession[]
}

export interface BenchDatabaseOptions {
  readonly clusterUrl: string
  readonly name: string
  readonly plugins: readonly PluginDefinition[]
  readonly shape: DataShape
  /** How many clerks are signed in, spread evenly over the tenants. */
  readonly sessionCount: number
}

export async function createBenchDatabase(options: BenchDatabaseOptions): Promise<BenchDatabase> {
  const { clusterUrl, name, plugins, shape, sessionCount } = options
  await withClient(clusterUrl, (client) => client.query(`create database ${name}`))
  const adminConnectionString = databaseUrl(clusterUrl, name)
  const modules = [authMigrations, coreMigrations, queueMigrations, ...plugins.map(pluginMigrations)]
  const { appConnectionString, contextSecret } = await migrate({ adminConnectionString, modules })
  const sessions = await withClient(adminConnectionString, async (client) => {
    await loadInboxes(client, shape, plugins)
    const made = await makeSessions(client, shape, sessionCount)
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
    return made
  })
  return { shape, adminConnectionString, appConnectionString, contextSecret, sessions }
}

export function openWalled({
  appConnectionString,
  contextSecret,
}: Pick<BenchDatabase, 'appConnectionString' | 'contextSecret'>) {
  return openDatabase({ connectionString: appConnectionString, contextSecret })
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The cluster's address with another database, whether it is a host or a socket. */
function databaseUrl(clusterUrl: string, name: string): string {
  return clusterUrl.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`)
}
