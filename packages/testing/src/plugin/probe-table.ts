import { type Database, defineModule, type TenantContext } from '@linli/database'
import { type RawBuilder, sql } from 'kysely'
import { insertOf, otherTenant, ownTenant, type PlantedTable } from './plant-rows.ts'

/** What two tenants could do to one row, by raw SQL that no query layer has mended. */
export interface Probe {
  readonly table: string
  readonly seenByOwner: number
  readonly seenByOther: number
  readonly changedByOther: number
  readonly deletedByOther: number
  readonly addedByOther: 'refused' | 'added'
}

const INSUFFICIENT_PRIVILEGE = '42501'

/** Tries a planted row under the plugin's own role, as its owner and as another tenant. */
export async function probeTable(database: Database, role: string, table: PlantedTable): Promise<Probe> {
  const module = defineModule<unknown>(role)
  const target = sql.table(`${role}.${table.name}`)
  const id = sql.ref(table.columns.at(1) ?? 'tenant_id')

  const seen = (tenantId: string) =>
    database.read(module, contextOf(tenantId), async ({ db }) => {
      const { rows } = await sql<{ rows: number }>`select count(*)::int as rows from ${target}`.execute(db)
      return rows[0]?.rows ?? 0
    })
  const affected = (statement: RawBuilder<unknown>) =>
    unlessForbidden(0, () =>
      database.write(module, contextOf(otherTenant), async ({ db }) =>
        Number((await statement.execute(db)).numAffectedRows),
      ),
    )

  const added = () => sql.raw(insertOf(role, table))
  return {
    table: table.name,
    seenByOther: await seen(otherTenant),
    changedByOther: await affected(sql`update ${target} set ${id} = ${id}`),
    deletedByOther: await affected(sql`delete from ${target}`),
    addedByOther: await unlessForbidden<Probe['addedByOther']>('refused', async () => {
      await database.write(module, contextOf(otherTenant), ({ db }) => added().execute(db))
      return 'added'
    }),
    seenByOwner: await seen(ownTenant),
  }
}

function contextOf(tenantId: string): TenantContext {
  return { tenantId, cityId: '0197a000-0000-7000-8000-00000000000c', actorId: '0197a000-0000-7000-8000-00000000000a' }
}

async function unlessForbidden<T>(instead: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === INSUFFICIENT_PRIVILEGE) return instead
    throw error
  }
}
