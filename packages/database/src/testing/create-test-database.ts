import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrate, ownMigrations } from '../migrate.ts'
import type { ModuleMigrations } from '../module-migrations.ts'
import { type Database, type DatabaseOptions, openDatabase } from '../open-database.ts'

export interface TestDatabase {
  readonly database: Database
  /** As the superuser of the test cluster, to look behind the walls. */
  readonly adminConnectionString: string
  /** As the server's own login. */
  readonly appConnectionString: string
  readonly contextSecret: string
  /** Closes the pool and drops the database. */
  drop(): Promise<void>
}

export interface TestDatabaseOptions {
  readonly modules: readonly ModuleMigrations[]
  readonly open?: Partial<DatabaseOptions>
}

const TEMPLATE_LOCK = 7_220_111_128

/**
 * A database of its own for one test file: a copy of a template that is migrated once for each set of modules, on the
 * cluster that `LINLI_TEST_DATABASE_URL` names.
 */
export async function createTestDatabase({ modules, open }: TestDatabaseOptions): Promise<TestDatabase> {
  const clusterUrl = process.env.LINLI_TEST_DATABASE_URL
  if (clusterUrl === undefined) throw new Error('LINLI_TEST_DATABASE_URL is missing: run the tests through Vitest')
  const template = templateName(modules)
  const name = `linli_test_${randomBytes(6).toString('hex')}`
  await withCluster(clusterUrl, async (cluster) => {
    await cluster.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const { rowCount } = await cluster.query('select from pg_database where datname = $1', [template])
    if (rowCount === 0) await createTemplate(cluster, clusterUrl, template, modules)
    await cluster.query(`create database ${name} template ${template}`)
  })
  const adminConnectionString = databaseUrl(clusterUrl, name)
  // Nothing is left to migrate; this grants the login its way in and tells its address.
  const { appConnectionString, contextSecret } = await withTemplateLock(clusterUrl, () =>
    migrate({ adminConnectionString, modules: [] }),
  )
  const database = openDatabase({ connectionString: appConnectionString, contextSecret, poolSize: 4, ...open })
  return {
    database,
    adminConnectionString,
    appConnectionString,
    contextSecret,
    async drop() {
      await database.close()
      await withCluster(clusterUrl, (cluster) => cluster.query(`drop database if exists ${name} with (force)`))
    },
  }
}

async function createTemplate(
  cluster: pg.Client,
  clusterUrl: string,
  name: string,
  modules: readonly ModuleMigrations[],
) {
  const building = `${name}_building`
  await cluster.query(`drop database if exists ${building} with (force)`)
  await cluster.query(`create database ${building}`)
  await migrate({ adminConnectionString: databaseUrl(clusterUrl, building), modules })
  await cluster.query(`alter database ${building} rename to ${name}`)
}

/** Changes with every migration's text, so that a cluster that outlives a run never serves an old template. */
function templateName(modules: readonly ModuleMigrations[]): string {
  const hash = createHash('sha256')
  for (const module of [ownMigrations, ...modules]) {
    hash.update(`${module.name}/${module.schema}/${module.roles.join()}`)
    for (const [name, { up }] of Object.entries(module.migrations)) hash.update(`${name}${up}`)
  }
  return `linli_template_${hash.digest('hex').slice(0, 16)}`
}

async function withTemplateLock<T>(clusterUrl: string, work: () => Promise<T>): Promise<T> {
  return withCluster(clusterUrl, async (cluster) => {
    await cluster.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    return work()
  })
}

async function withCluster<T>(clusterUrl: string, work: (cluster: pg.Client) => Promise<T>): Promise<T> {
  const cluster = new pg.Client({ connectionString: clusterUrl })
  await cluster.connect()
  try {
    return await work(cluster)
  } finally {
    await cluster.end()
  }
}

/** The cluster's address with another database, whether it is a host or a socket. */
export function databaseUrl(clusterUrl: string, name: string): string {
  return clusterUrl.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`)
}
