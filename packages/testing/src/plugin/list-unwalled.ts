import pg from 'pg'

/** The holes in a schema's walls, in words; empty when there is none. */
export async function listUnwalled(adminConnectionString: string, schema: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminConnectionString })
  await client.connect()
  try {
    const { rows } = await client.query<{ hole: string }>(HOLES, [schema])
    return rows.map(({ hole }) => hole)
  } finally {
    await client.end()
  }
}

const HOLES = `
  with relation as (select * from pg_class where relnamespace = $1::regnamespace),
  base as (select * from relation where relkind in ('r', 'p'))
  select relname || ' does not force row security' as hole
  from base where not (relrowsecurity and relforcerowsecurity)
  union all
  select relname || ' has no policy on its tenant'
  from base where not exists (
    select from pg_policy where polrelid = base.oid
      and pg_get_expr(polqual, polrelid) = '(tenant_id = linli.tenant())'
      and pg_get_expr(polwithcheck, polrelid) = '(tenant_id = linli.tenant())')
  union all
  select relname || ' has a further policy ' || polname
  from base join pg_policy on polrelid = base.oid and pg_get_expr(polqual, polrelid) <> '(tenant_id = linli.tenant())'
  union all
  select relname || ' belongs to a superuser'
  from base join pg_roles on pg_roles.oid = relowner and (rolsuper or rolbypassrls)
  union all
  select relname || ' has no primary key'
  from base where not exists (select from pg_index where indrelid = base.oid and indisprimary)
  union all
  select base.relname || ' has a key that does not lead with tenant_id: ' || pg_get_indexdef(indexrelid)
  from base join pg_index on indrelid = base.oid and (indisunique or indisprimary)
  left join pg_attribute on attrelid = base.oid and attnum = indkey[0]
  where attname is distinct from 'tenant_id'
  union all
  select base.relname || ' has a foreign key that does not lead with tenant_id: ' || pg_get_constraintdef(k.oid)
  from base join pg_constraint k on conrelid = base.oid and contype = 'f'
  join pg_attribute on attrelid = base.oid and attnum = conkey[1]
  where attname <> 'tenant_id'
  union all
  select relname || ' is a trigger’s table: ' || tgname
  from base join pg_trigger on tgrelid = base.oid and not tgisinternal
  union all
  select relname || ' is a materialised view, which no policy binds' from relation where relkind = 'm'
  union all
  select relname || ' is a view that does not run as its caller'
  from relation where relkind = 'v' and not coalesce('security_invoker=true' = any(reloptions), false)
  order by hole`
