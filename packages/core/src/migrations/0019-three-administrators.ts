import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

const others = `'city-officer', 'office-clerk', 'department-clerk', 'street-officer', 'community-worker'`

/** Whoever administered everything keeps the system; security and audit are appointed anew (decision 18). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await rename(db, { from: `role = 'administrator'`, to: 'system-administrator' }, [
    'system-administrator',
    'security-administrator',
    'audit-administrator',
  ])
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const from = `role in ('system-administrator', 'security-administrator', 'audit-administrator')`
  await rename(db, { from, to: 'administrator' }, ['administrator'])
}

interface Renaming {
  readonly from: string
  readonly to: string
}

/** Over all tenants at once, so the policies, which bind the owner too, are off for it. */
async function rename(db: Kysely<unknown>, { from, to }: Renaming, roles: readonly string[]): Promise<void> {
  const list = roles.map((role) => `'${role}'`).join(', ')
  await runScript(
    db,
    `
    alter table core.post drop constraint post_role_check;
    alter table core.post no force row level security;
    update core.post set role = '${to}' where ${from};
    alter table core.post force row level security;
    alter table core.post add constraint post_role_check check (role in (${others}, ${list}));
    `,
  )
}
