import type pg from 'pg'

/**
 * Every row of every tenant, seen past all walls: to know whether a call has changed anything, and to whom an id belongs.
 * The tables come from the catalogue, so that a new one is watched from its first day.
 */
export interface TenantState {
  /** What tells the rows of each tenant, of every table, from what they were: a row written again counts as changed. */
  digests(): Promise<ReadonlyMap<string, string>>
  /** The tenants in whose rows each of these ids stood at the last digest, or in rows told to them; one that stands nowhere is left out. */
  tenantsOf(ids: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>>
}

interface Table {
  readonly name: string
  /** The column that names whose row it is. */
  readonly owner: string
  /** Columns that name others to whom the row is told: the districts of a transfer. */
  readonly parties: readonly string[]
}

/** Where an id stands: table by table, as each was when it had this stamp. */
interface TableIds {
  readonly stamp: string
  readonly tenants: ReadonlyMap<string, ReadonlySet<string>>
}

const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

export async function watchTenants(admin: pg.Client): Promise<TenantState> {
  const tables = await listTables(admin)
  const stamps = new Map<string, string>()
  const known = new Map<string, TableIds>()
  let last: { readonly snapshot: string; readonly digests: ReadonlyMap<string, string> } | undefined

  async function idsOf(table: Table): Promise<TableIds['tenants']> {
    const stamp = stamps.get(table.name) ?? ''
    const read = known.get(table.name)
    if (read?.stamp === stamp) return read.tenants
    const tenants = await readIds(admin, table)
    known.set(table.name, { stamp, tenants })
    return tenants
  }

  return {
    async digests() {
      const snapshot = await readSnapshot(admin)
      if (last?.snapshot === snapshot) return last.digests
      const rows = await readStamps(admin, tables)
      stamps.clear()
      for (const { table, stamp } of rows) stamps.set(table, `${stamps.get(table) ?? ''} ${stamp}`)
      const digests = new Map<string, string>()
      for (const { table, tenant, stamp } of rows) digests.set(tenant, `${digests.get(tenant) ?? ''} ${table} ${stamp}`)
      last = { snapshot, digests }
      return digests
    },
    async tenantsOf(ids) {
      const found = new Map<string, Set<string>>()
      if (ids.length === 0) return found
      for (const table of tables) {
        const tenants = await idsOf(table)
        for (const id of ids)
          for (const tenant of tenants.get(id) ?? []) found.set(id, (found.get(id) ?? new Set()).add(tenant))
      }
      return found
    },
  }
}

async function listTables(admin: pg.Client): Promise<readonly Table[]> {
  const { rows } = await admin.query<Table>(
    `select format('%I.%I', n.nspname, c.relname) as name, a.attname as owner,
       array(select p.attname::text from pg_attribute p
         where p.attrelid = c.oid and p.attname in ('source_id', 'destination_id')) as parties
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attname in ('tenant_id', 'home_tenant_id')
     where c.relkind = 'r' and n.nspname !~ '^pg_' order by 1, 2`,
  )
  return rows
}

/** Two that are alike say that no transaction of the cluster has written anything in between. */
async function readSnapshot(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ snapshot: string }>('select pg_current_snapshot()::text as snapshot')
  return rows[0]?.snapshot ?? ''
}

interface Stamp {
  readonly table: string
  readonly tenant: string
  readonly stamp: string
}

/** By where each row version lies and who wrote it: both change with every write, whatever is written. */
async function readStamps(admin: pg.Client, tables: readonly Table[]): Promise<readonly Stamp[]> {
  const selects = tables.map(
    ({ name, owner }) =>
      `select '${name}' as table, ${owner}::text as tenant,
       count(*) || '/' || bit_xor(hashtextextended(ctid::text || xmin::text, 0)) as stamp from ${name} group by ${owner}`,
  )
  const { rows } = await admin.query<Stamp>(`${selects.join(' union all ')} order by 1, 2`)
  return rows
}

/** Every id anywhere in a row's text counts, so that one inside a document is found too. */
async function readIds(admin: pg.Client, { name, owner, parties }: Table): Promise<TableIds['tenants']> {
  const { rows } = await admin.query<{ id: string; tenants: string[] }>(
    `select m[1] as id, array_agg(distinct reader::text) as tenants
     from ${name} t cross join lateral regexp_matches(t::text, '(${ID})', 'g') m
       cross join lateral unnest(array[${[owner, ...parties].join()}]) reader group by 1`,
  )
  return new Map(rows.map(({ id, tenants }) => [id, new Set(tenants)]))
}
