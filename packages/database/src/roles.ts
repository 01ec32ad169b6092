import { createHmac } from 'node:crypto'
import type pg from 'pg'

export const OWNER_ROLE = 'linli_owner'
export const APP_ROLE = 'linli_app'

const ROLE_NAME = /^[a-z][a-z0-9_]{0,62}$/

/** Makes a role unless it is there; another server that starts at the same moment may make it first. */
async function ensureRole(admin: pg.Client, name: string, attributes: string): Promise<void> {
  assertRoleName(name)
  await admin.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${name}') then create role ${name} ${attributes}; end if;
  exception when duplicate_object or unique_violation then null;
  end $$`)
}

/**
 * Makes the owner of every object, which nobody can log in as, and the server's login, which owns nothing: not a
 * superuser, no BYPASSRLS, and no right of any module until it takes that module's role.
 */
export async function ensureBaseRoles(admin: pg.Client, database: string): Promise<void> {
  await ensureRole(admin, OWNER_ROLE, 'nologin noinherit')
  await ensureRole(admin, APP_ROLE, 'login noinherit')
  const name = admin.escapeIdentifier(database)
  await admin.query(`grant ${OWNER_ROLE} to current_user`)
  await admin.query(`alter default privileges for role ${OWNER_ROLE} revoke execute on functions from public`)
  await admin.query(`revoke all on database ${name} from public`)
  await admin.query(`revoke all on schema public from public`)
  await admin.query(`grant create on database ${name} to ${OWNER_ROLE}`)
  await admin.query(`grant connect on database ${name} to ${APP_ROLE}`)
}

/** Makes a module's runtime role and lets the server's login take it. */
export async function ensureModuleRole(admin: pg.Client, name: string): Promise<void> {
  await ensureRole(admin, name, 'nologin noinherit')
  await admin.query(`grant ${name} to ${APP_ROLE}`)
}

/** Sets the login's password and limits: a statement of 15 s or a transaction idle for 15 s is an error, not a wait. */
export async function configureAppLogin(admin: pg.Client, password: string): Promise<void> {
  await admin.query(`alter role ${APP_ROLE} password ${admin.escapeLiteral(password)}`)
  const limits = {
    statement_timeout: '15s',
    lock_timeout: '5s',
    idle_in_transaction_session_timeout: '15s',
    client_connection_check_interval: '2s',
    search_path: 'pg_catalog',
    timezone: 'UTC',
  }
  for (const [name, value] of Object.entries(limits))
    await admin.query(`alter role ${APP_ROLE} set ${name} = '${value}'`)
}

/**
 * The password of the server's login, the same for every server that knows the administrator's connection, and not to be
 * had without it. Without a password in that connection the database's own secret takes its place.
 */
export function appPassword(adminPassword: string | null | undefined, contextSecret: string): string {
  return createHmac('sha256', adminPassword || contextSecret)
    .update('linli_app login')
    .digest('base64url')
}

export function assertRoleName(name: string): void {
  if (!ROLE_NAME.test(name)) throw new Error(`"${name}" is no role name`)
}
