import type pg from 'pg'

/**
 * Every row of every tenant, seen past all walls: to know whether a call has changed anything, and to whom an id belongs.
 * The tables come from the catalogue, so that a new one is watched from its first day.
 */
export interface TenantState {
  /** A digest of all rows of each tenant, of every table. */
  digests(): Promise<ReadonlyMap<string, string>>
  /** The tenants in whose rows each of these ids stands; an id that stands nowhere is left out. */
  tenantsOf(ids: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>>
}

export async function watchTenants(admin: pg.Client): Promise<TenantState> {
  const rows = await allRows(admin)
  return {
    async digests() {
      const found = await admin.query<{ tenant: string; digest: string }>(
        `select tenant::text, md5(string_agg(line, '' order by line)) as digest from (${rows}) r group by tenant`,
      )
      return new Map(found.rows.map(({ tenant, digest }) => [tenant, digest]))
    },
    async tenantsOf(ids) {
      if (ids.length === 0) return new Map()
      const found = await admin.query<{ id: string; tenants: string[] }>(
        `select id, array_agg(distinct tenant::text) as tenants
         from (${rows}) r join unnest($1::text[]) id on strpos(line, id) > 0 group by id`,
        [ids],
      )
      return new Map(found.rows.map(({ id, tenants }) => [id, new Set(tenants)]))
    },
  }
}

async function allRows(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ table: string; tenant: string }>(
    `select format('%I.%I', n.nspname, c.relname) as table, a.attname as tenant
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attname in ('tenant_id', 'home_tenant_id')
     where c.relkind in ('r', 'p') and n.nspname !~ '^pg_'`,
  )
  return rows
    .map(({ table, tenant }) => `select ${tenant} as tenant, '${table}' || t::text as line from ${table} t`)
    .join(' union all ')
}
