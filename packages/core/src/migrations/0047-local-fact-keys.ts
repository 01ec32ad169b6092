import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

/** What districts define themselves bears a name that no city's fact can have, and what was entered of it with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await rename(db, { from: `key not like 'local-%'`, to: `'local-' || key` })
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await rename(db, { from: `key like 'local-%'`, to: `substr(key, 7)` })
}

interface Renaming {
  readonly from: string
  readonly to: string
}

/** Over all tenants at once, so the policies, which bind the owner too, are off for it. */
async function rename(db: Kysely<unknown>, { from, to }: Renaming): Promise<void> {
  await runScript(
    db,
    `
    alter table core.fact_definition no force row level security;
    alter table core.fact_value no force row level security;
    alter table core.tenant no force row level security;
    update core.fact_value as v set key = ${to.replace('key', 'v.key')}
      where v.${from} and exists (
        select from core.fact_definition d join core.tenant t on t.tenant_id = d.tenant_id
        where t.kind <> 'city' and d.tenant_id = v.tenant_id and d.key = v.key);
    update core.fact_definition set key = ${to}
      where ${from} and tenant_id in (select tenant_id from core.tenant where kind <> 'city');
    alter table core.tenant force row level security;
    alter table core.fact_value force row level security;
    alter table core.fact_definition force row level security;
    `,
  )
}
