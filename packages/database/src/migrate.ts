import { randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import { Migrator, NO_MIGRATIONS } from 'kysely/migration'
import pg from 'pg'
import { connectAdmin } from './connect-admin.ts'
import { paddedKeys } from './context-token.ts'
import * as signedContext from './migrations/0001-signed-context.ts'
import type { ModuleMigrations } from './module-migrations.ts'
import {
  APP_ROLE,
  appPassword,
  assertRoleName,
  configureAppLogin,
  ensureBaseRoles,
  ensureModuleRole,
  OWNER_ROLE,
} from './roles.ts'
import { SetupError } from './setup-error.ts'

const LOCK = 7_220_111_127

/** The first PostgreSQL whose views can be read with the rights of whoever asks. */
const OLDEST_MAJOR = 15

/** The history of the schema `linli` itself, before every module's. */
export const ownMigrations: ModuleMigrations = {
  name: 'database',
  schema: 'linli',
  roles: [],
  migrations: { '0001-signed-context': signedContext },
}

export interface MigrateOptions {
  /** As a role that may log in, create roles, and create in the database. */
  readonly adminConnectionString: string
  /** In order: a module may refer to those before it. */
  readonly modules: readonly ModuleMigrations[]
}

export interface Migrated {
  /** For the server's own login, which owns nothing. */
  readonly appConnectionString: string
  readonly contextSecret: string
}

/**
 * Brings roles, schemas and tables up to date. Safe to run by several servers at once: one works, the others wait.
 * @throws ConnectError; SetupError when PostgreSQL is too old, or the connection's role lacks a right: it says which
 */
export async function migrate({ adminConnectionString, modules }: MigrateOptions): Promise<Migrated> {
  const admin = await connectAdmin(adminConnectionString)
  try {
    await requireVersion(admin)
    await requirePrivileges(admin)
    await requireAdminOption(admin, [OWNER_ROLE, APP_ROLE, ...modules.flatMap(({ roles }) => roles)])
    await admin.query('select pg_advisory_lock($1)', [LOCK])
    await ensureBaseRoles(admin, admin.database ?? '')
    for (const module of [ownMigrations, ...modules]) {
      await ensureSchema(admin, module)
      await runMigrations(adminConnectionString, module, 'up')
    }
    await grantContext(admin)
    const contextSecret = await ensureContextSecret(admin)
    const password = appPassword(admin.password, contextSecret)
    await configureAppLogin(admin, password)
    return { appConnectionString: withLogin(adminConnectionString, admin, password), contextSecret }
  } finally {
    await admin.end()
  }
}

/** Takes one module's tables down again, all of its migrations. */
export async function migrateDown(adminConnectionString: string, module: ModuleMigrations): Promise<void> {
  await runMigrations(adminConnectionString, module, 'down')
}

async function requireVersion(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ version: string; major: number }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major`,
  )
  const [server] = rows
  if (server === undefined || server.major >= OLDEST_MAJOR) return
  throw new SetupError(
    `The PostgreSQL of DATABASE_URL is version ${server.version}, and Linli needs ${OLDEST_MAJOR} or newer. Upgrade it, or ` +
      'start without DATABASE_URL to use the embedded one.',
  )
}

async function requirePrivileges(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string; may_roles: boolean; may_create: boolean }>(
    `select rolname as name, rolsuper or rolcreaterole as may_roles,
       rolsuper or has_database_privilege(current_database(), 'create with grant option') as may_create
     from pg_roles where rolname = current_user`,
  )
  const [role] = rows
  if (role === undefined || (role.may_roles && role.may_create)) return
  throw new SetupError(
    `The role "${role.name}" of DATABASE_URL cannot set the database up. It needs CREATEROLE and to own the database ` +
      `"${admin.database}": as a superuser run  alter role "${role.name}" createrole;  ` +
      `alter database "${admin.database}" owner to "${role.name}";`,
  )
}

/** Roles that another role made on this cluster: since PostgreSQL 16 CREATEROLE alone does not reach those. */
async function requireAdminOption(admin: pg.Client, roles: readonly string[]): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `select rolname as name from pg_roles
     where rolname = any($1) and current_setting('server_version_num')::int >= 160000
       and not pg_has_role(oid, 'member with admin option')
     order by 1`,
    [roles],
  )
  if (rows.length === 0) return
  const names = rows.map(({ name }) => name).join(', ')
  throw new SetupError(
    `The role "${admin.user}" of DATABASE_URL may not administer roles of Linli that another role made here. Name that ` +
      `other role in DATABASE_URL, or as a superuser run  grant ${names} to "${admin.user}" with admin option;`,
  )
}

async function ensureSchema(admin: pg.Client, module: ModuleMigrations): Promise<void> {
  assertRoleName(module.schema)
  for (const role of module.roles) await ensureModuleRole(admin, role)
  await admin.query(`set role ${OWNER_ROLE}`)
  await admin.query(`create schema if not exists ${module.schema}`)
  await admin.query('reset role')
}

async function runMigrations(connectionString: string, module: ModuleMigrations, direction: 'up' | 'down') {
  const pool = new pg.Pool({ connectionString, max: 1, onConnect: (client) => client.query(`set role ${OWNER_ROLE}`) })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => ({ ...module.migrations }) },
      migrationTableSchema: 'linli',
      migrationTableName: `migration_${module.name}`,
      migrationLockTableName: `migration_lock_${module.name}`,
    })
    const { error } = await (direction === 'up' ? migrator.migrateToLatest() : migrator.migrateTo(NO_MIGRATIONS))
    if (error !== undefined) throw error
  } finally {
    await db.destroy()
  }
}

/** Everybody may ask who the context says they are; nobody else gets anything in this schema. */
async function grantContext(admin: pg.Client): Promise<void> {
  await admin.query(`set role ${OWNER_ROLE}`)
  await admin.query(
    'grant execute on function linli.tenant(), linli.city(), linli.actor(), linli.module(), linli.platform() to public',
  )
  await admin.query('reset role')
}

async function ensureContextSecret(admin: pg.Client): Promise<string> {
  const secret = randomBytes(32).toString('hex')
  const { innerKey, outerKey } = paddedKeys(secret)
  await admin.query(`set role ${OWNER_ROLE}`)
  await admin.query(
    'insert into linli.context_secret (secret, inner_key, outer_key) values ($1, $2, $3) on conflict do nothing',
    [secret, innerKey, outerKey],
  )
  const { rows } = await admin.query<{ secret: string }>('select secret from linli.context_secret')
  await admin.query('reset role')
  const [stored] = rows
  if (stored === undefined) throw new Error('The context secret could not be stored')
  return stored.secret
}

/** The administrator's address with the server's own login in place of the administrator's. */
function withLogin(adminConnectionString: string, admin: pg.Client, password: string): string {
  const host = admin.host
  const database = encodeURIComponent(admin.database ?? '')
  if (host.startsWith('/')) {
    const socket = encodeURIComponent(host)
    return `postgresql://${APP_ROLE}:${password}@/${database}?host=${socket}&port=${admin.port}`
  }
  const url = new URL(adminConnectionString)
  url.username = APP_ROLE
  url.password = password
  return url.href
}
