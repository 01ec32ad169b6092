import pg from 'pg'

/** Two districts that exist for the walls' sake alone. */
export const ownTenant = '0197a000-0000-7000-8000-000000000001'
export const otherTenant = '0197a000-0000-7000-8000-000000000002'

/** A table with one row of `ownTenant` in it. */
export interface PlantedTable {
  readonly name: string
  readonly columns: readonly string[]
  /** SQL literals, one a column; the tenant's is the first. */
  readonly values: readonly string[]
}

const SAMPLES: Readonly<Record<string, string>> = {
  uuid: `'0197a000-0000-7000-8000-0000000000ff'`,
  text: `'x'`,
  boolean: 'true',
  date: `'2026-01-05'`,
  'timestamp with time zone': `'2026-01-05T01:00:00Z'`,
  jsonb: `'{}'`,
}

/**
 * Puts a row of one tenant into every table of a schema. What a row means is none of its business: checks are dropped and
 * foreign keys not asked in this test's own database, so that the tenant is all that is left to tell rows apart.
 */
export async function plantRows(adminConnectionString: string, schema: string): Promise<PlantedTable[]> {
  const client = new pg.Client({ connectionString: adminConnectionString })
  await client.connect()
  try {
    await client.query(`set session_replication_role = replica`)
    const { rows } = await client.query<{ table: string; column: string; type: string }>(COLUMNS, [schema])
    const planted: PlantedTable[] = []
    for (const [name, columns] of Map.groupBy(rows, (row) => row.table)) {
      await dropChecks(client, schema, name)
      const table = { name, columns: columns.map(({ column }) => column), values: columns.map(sampleOf) }
      await client.query(insertOf(schema, table))
      planted.push(table)
    }
    return planted
  } finally {
    await client.end()
  }
}

/** The statement that adds a table's planted row again. */
export function insertOf(schema: string, { name, columns, values }: PlantedTable): string {
  return `insert into ${schema}.${name} (${columns.join(', ')}) values (${values.join(', ')})`
}

function sampleOf({ column, type }: { column: string; type: string }): string {
  if (column === 'tenant_id') return `'${ownTenant}'`
  return SAMPLES[type] ?? '1'
}

async function dropChecks(client: pg.Client, schema: string, table: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
    [`${schema}.${table}`],
  )
  for (const { name } of rows) await client.query(`alter table ${schema}.${table} drop constraint ${name}`)
}

const COLUMNS = `
  select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and a.attgenerated = '' and a.attidentity = ''
  order by c.relname, a.attname = 'tenant_id' desc, a.attnum`
