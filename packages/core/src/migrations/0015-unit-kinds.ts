import type { Kysely } from 'kysely'
import { runScript } from './run-script.ts'

const allKinds = `'city', 'district', 'department', 'street', 'community', 'estate', 'building', 'property-company',
  'owners-committee', 'resident-unit', 'social-organisation'`

/** What lies in a community and who works there from outside become units as well. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    alter table core.org_unit drop constraint org_unit_kind_check;
    alter table core.org_unit add constraint org_unit_kind_check check (kind in (${allKinds}));
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(
    db,
    `
    alter table core.org_unit drop constraint org_unit_kind_check;
    alter table core.org_unit
      add constraint org_unit_kind_check check (kind in ('city', 'district', 'department', 'street', 'community'));
    `,
  )
}
