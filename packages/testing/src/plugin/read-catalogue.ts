import pg from 'pg'

/** Everything PostgreSQL knows of a schema's objects, as sorted lines to compare; object ids and history tables left out. */
export async function readCatalogue(adminConnectionString: string, schema: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminConnectionString })
  await client.connect()
  try {
    const { rows } = await client.query<{ line: string }>(CATALOGUE, [schema])
    return rows.map(({ line }) => line)
  } finally {
    await client.end()
  }
}

const CATALOGUE = `
  with relation as (
    select c.oid, c.relname, c.relkind, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity
    from pg_class c where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'v', 'm', 'S', 'f', 'p')
  )
  select line from (
    select format('relation %s %s owner %s rls %s forced %s',
      relkind, relname, relowner::regrole, relrowsecurity, relforcerowsecurity) as line
    from relation
    union all
    select format('column %s.%s %s null %s default %s', relname, attname, format_type(atttypid, atttypmod),
      not attnotnull, coalesce(pg_get_expr(adbin, adrelid), '-'))
    from relation join pg_attribute a on attrelid = relation.oid and attnum > 0 and not attisdropped
    left join pg_attrdef on adrelid = attrelid and adnum = attnum
    union all
    select format('constraint %s %s', relname, pg_get_constraintdef(k.oid))
    from relation join pg_constraint k on conrelid = relation.oid
    union all
    select format('index %s', pg_get_indexdef(indexrelid)) from relation join pg_index on indrelid = relation.oid
    union all
    select format('policy %s %s %s using %s check %s', relname, polname, polcmd,
      pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
    from relation join pg_policy on polrelid = relation.oid
    union all
    select format('trigger %s %s', relname, pg_get_triggerdef(t.oid))
    from relation join pg_trigger t on tgrelid = relation.oid and not tgisinternal
    union all
    select format('grant %s on %s to %s by %s', privilege_type, relname, grantee::regrole, grantor::regrole)
    from relation cross join lateral aclexplode(relacl)
    union all
    select format('function %s', p.oid::regprocedure) from pg_proc p where pronamespace = $1::regnamespace
    union all
    select format('type %s', t.typname) from pg_type t
    where typnamespace = $1::regnamespace and typtype in ('e', 'd', 'r')
  ) lines order by line collate "C"`
