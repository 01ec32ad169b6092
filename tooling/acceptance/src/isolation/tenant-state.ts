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

/** The ids of a table, as it was when it had this stamp. */
interface TableIds {
  readonly stamp: string
  /** No transaction below this number was still writing then. */
  readonly settledBelow: string
  readonly rows: ReadonlyMap<string, RowIds>
  readonly tenants: ReadonlyMap<string, ReadonlySet<string>>
}

/** Of one version of a row. */
interface RowIds {
  readonly ids: readonly string[]
  readonly readers: readonly string[]
}

const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

export async function watchTenants(admin: pg.Client): Promise<TenantState> {
  const tables = await listTables(admin)
  const stamps = new Map<string, string>()
  const known = new Map<string, TableIds>()
  let last: { readonly snapshot: string; readonly digests: ReadonlyMap<string, string> } | undefined

  async function idsOf(table: Table): Promise<TableIds['tenants']> {
    const stamp = stamps.get(table.name) ?? ''
    const before = known.get(table.name)
    if (before?.stamp === stamp) return before.tenants
    // the lowest of the three numbers of a snapshot; what is read now is at least as new as the snapshot
    const [settledBelow = '0'] = last?.snapshot.split(':') ?? []
    const rows = await readIds(admin, table, before)
    const tenants = tenantsById(rows.values())
    known.set(table.name, { stamp, settledBelow, rows, tenants })
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
       count(*) || '/' || bit_xor(hashtidextended(ctid, xmin::text::bigint)) as stamp from ${name} group by ${owner}`,
  )
  // named, so that PostgreSQL plans it once: over all tables the plan takes longer than the rows
  const text = `${selects.join(' union all ')} order by 1, 2`
  const { rows } = await admin.query<Stamp>({ name: 'stamps of all tenants', text })
  return rows
}

/**
 * Every id anywhere in a row's text counts, so that one inside a document is found too. A version of a row never changes, so
 * only those written since are searched.
 */
async function readIds(
  admin: pg.Client,
  { name, owner, parties }: Table,
  before: TableIds | undefined,
): Promise<ReadonlyMap<string, RowIds>> {
  const text = `select ctid::text || '/' || xmin::text as version,
       case when xmin::text::bigint >= $1 then
         array(select distinct m[1] from regexp_matches(t::text, '(${ID})', 'g') m) end as ids,
       array[${[owner, ...parties].join()}]::text[] as readers
     from ${name} t`
  const { rows } = await admin.query<{ version: string; ids: string[] | null; readers: string[] }>({
    name: `ids ${name}`,
    text,
    values: [before?.settledBelow ?? '0'],
  })
  return new Map(rows.map(({ version, ids, readers }) => [version, rowOf(version, ids, readers)]))

  function rowOf(version: string, ids: readonly string[] | null, readers: readonly string[]): RowIds {
    const row = ids === null ? before?.rows.get(version) : { ids, readers }
    if (row === undefined) throw new Error(`${name} has a row ${version} that was not there before`)
    return row
  }
}

function tenantsById(rows: Iterable<RowIds>): ReadonlyMap<string, ReadonlySet<string>> {
  const tenants = new Map<string, Set<string>>()
  for (const { ids, readers } of rows) {
    for (const id of ids) {
      const known = tenants.get(id) ?? new Set()
      for (const reader of readers) known.add(reader)
      tenants.set(id, known)
    }
  }
  return tenants
}
