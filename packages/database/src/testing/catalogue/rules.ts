/**
 * What must hold of every table, policy, view, function and role of a running database. Each rule is a query whose rows
 * are faults; `$1` is what the product allows by name (see `allowances.ts`).
 */
export interface CatalogueRule {
  readonly name: string
  readonly sql: string
}

const SCHEMAS = `(select oid, nspname, nspowner, nspacl from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema')`
const TABLES = `(select c.*, n.nspname, n.nspname || '.' || c.relname as full_name,
    (select a.attnum from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as tenant_column
  from pg_class c join ${SCHEMAS} n on n.oid = c.relnamespace where c.relkind in ('r', 'p'))`
const RUNTIME_ROLES = `(select r.* from pg_roles r where r.rolname = 'linli_app'
    or r.oid in (select m.roleid from pg_auth_members m join pg_roles a on a.oid = m.member where a.rolname = 'linli_app'))`
const ALLOWED = (key: string) => `(select jsonb_array_elements_text($1::jsonb -> '${key}'))`
const FOREIGN_SCHEMA = ALLOWED('librarySchemas')

export const catalogueRules: readonly CatalogueRule[] = [
  {
    name: 'a table carries its tenant or is a known platform table',
    sql: `select t.full_name as object from ${TABLES} t where t.tenant_column is null
      and t.full_name not in ${ALLOWED('platformTables')} and t.nspname not in ${FOREIGN_SCHEMA}`,
  },
  {
    name: 'row-level security is enabled and forced',
    sql: `select t.full_name as object from ${TABLES} t where t.tenant_column is not null
      and not (t.relrowsecurity and t.relforcerowsecurity)`,
  },
  {
    name: 'tenant_id is never null',
    sql: `select t.full_name as object from ${TABLES} t join pg_attribute a on a.attrelid = t.oid and a.attnum = t.tenant_column
      where not a.attnotnull`,
  },
  {
    name: 'tenant_id leads the primary key and every unique key',
    sql: `select t.full_name || ' ' || i.indexrelid::regclass as object from ${TABLES} t join pg_index i on i.indrelid = t.oid
      where t.tenant_column is not null and i.indisunique and i.indkey[0] <> t.tenant_column
      union all
      select t.full_name from ${TABLES} t where t.tenant_column is not null
      and not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)`,
  },
  {
    name: 'tenant_id leads both sides of every foreign key',
    sql: `select t.full_name || ' ' || f.conname as object from ${TABLES} t join pg_constraint f on f.conrelid = t.oid and f.contype = 'f'
      join ${TABLES} o on o.oid = f.confrelid
      where t.tenant_column is not null and o.tenant_column is not null
      and (f.conkey[1] <> t.tenant_column or f.confkey[1] <> o.tenant_column)`,
  },
  {
    name: 'every policy is the tenant policy or a known exception, and every tenant table has the tenant policy',
    sql: `select p.schemaname || '.' || p.tablename || ' ' || p.policyname as object from pg_policies p
      join ${SCHEMAS} n on n.nspname = p.schemaname
      where not (p.policyname = 'tenant' and p.roles = '{public}' and p.cmd = 'ALL'
        and p.qual = '(tenant_id = linli.tenant())' and p.with_check = '(tenant_id = linli.tenant())')
      and p.schemaname || '.' || p.tablename || ' ' || p.policyname || ' to ' || array_to_string(p.roles, ',') || ' for ' || p.cmd
        || ' using ' || coalesce(p.qual, '-') || ' check ' || coalesce(p.with_check, '-') not in ${ALLOWED('policies')}
      and p.schemaname not in ${FOREIGN_SCHEMA}
      union all
      select t.full_name from ${TABLES} t where t.tenant_column is not null
      and not exists (select from pg_policy p where p.polrelid = t.oid and p.polname = 'tenant')`,
  },
  {
    name: 'a view asks as its caller, or its owner is bound by the policies',
    sql: `select n.nspname || '.' || c.relname as object from pg_class c join ${SCHEMAS} n on n.oid = c.relnamespace
      join pg_roles o on o.oid = c.relowner
      where c.relkind = 'v' and not ('security_invoker=true' = any (coalesce(c.reloptions, '{}')))
      and (o.rolsuper or o.rolbypassrls)`,
  },
  {
    name: 'no materialised view is readable at run time',
    sql: `select n.nspname || '.' || c.relname as object from pg_class c join ${SCHEMAS} n on n.oid = c.relnamespace, ${RUNTIME_ROLES} r
      where c.relkind = 'm' and has_table_privilege(r.oid, c.oid, 'select')`,
  },
  {
    name: 'a SECURITY DEFINER function is known, fixes its search path and is not owned by a superuser',
    sql: `select n.nspname || '.' || p.proname as object from pg_proc p join ${SCHEMAS} n on n.oid = p.pronamespace
      join pg_roles o on o.oid = p.proowner
      where p.prosecdef and (n.nspname || '.' || p.proname not in ${ALLOWED('definerFunctions')}
        or o.rolsuper or o.rolbypassrls
        or not exists (select from unnest(p.proconfig) s where s like 'search_path=pg_catalog%'))`,
  },
  {
    name: 'only the context functions are open to everybody',
    sql: `select n.nspname || '.' || p.proname as object from pg_proc p join ${SCHEMAS} n on n.oid = p.pronamespace
      where has_function_privilege('public', p.oid, 'execute')
      and n.nspname || '.' || p.proname not in ${ALLOWED('publicFunctions')} and n.nspname not in ${FOREIGN_SCHEMA}`,
  },
  {
    name: 'no runtime role has an attribute of power',
    sql: `select r.rolname as object from ${RUNTIME_ROLES} r
      where r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication
      or (r.rolcanlogin and r.rolname <> 'linli_app') or (r.rolinherit and r.rolname = 'linli_app')
      union all
      select o.rolname from pg_roles o where o.rolname = 'linli_owner' and (o.rolsuper or o.rolbypassrls or o.rolcanlogin)`,
  },
  {
    name: 'no runtime role owns anything or is a member of the owner',
    sql: `select r.rolname || ' owns ' || c.oid::regclass as object from ${RUNTIME_ROLES} r join pg_class c on c.relowner = r.oid
      union all select r.rolname || ' owns ' || p.oid::regprocedure from ${RUNTIME_ROLES} r join pg_proc p on p.proowner = r.oid
      union all select r.rolname || ' owns schema ' || n.nspname from ${RUNTIME_ROLES} r join pg_namespace n on n.nspowner = r.oid
      union all select r.rolname || ' owns type ' || t.oid::regtype from ${RUNTIME_ROLES} r join pg_type t on t.typowner = r.oid
      union all select r.rolname || ' is a member of linli_owner' from ${RUNTIME_ROLES} r where pg_has_role(r.oid, 'linli_owner', 'member')`,
  },
  {
    name: "no runtime role is PostgreSQL's own or a member of another role",
    sql: `select r.rolname as object from ${RUNTIME_ROLES} r where r.rolname ~ '^pg_'
      union all select r.rolname || ' is a member of ' || g.rolname from ${RUNTIME_ROLES} r
      join pg_auth_members m on m.member = r.oid join pg_roles g on g.oid = m.roleid where r.rolname <> 'linli_app'`,
  },
  {
    name: 'no runtime role may create, truncate, refer or trigger',
    sql: `select r.rolname || ' may create in ' || n.nspname as object from ${RUNTIME_ROLES} r, ${SCHEMAS} n where has_schema_privilege(r.oid, n.oid, 'create')
      union all select r.rolname || ' may ' || v.verb || ' ' || t.full_name from ${RUNTIME_ROLES} r, ${TABLES} t,
        unnest(array['truncate', 'references', 'trigger']) as v(verb) where has_table_privilege(r.oid, t.oid, v.verb)
      union all select r.rolname || ' may ' || v.verb || ' in the database' from ${RUNTIME_ROLES} r,
        unnest(array['create', 'temporary']) as v(verb) where has_database_privilege(r.oid, current_database(), v.verb)`,
  },
  {
    name: 'the server has no right before it takes a role, and everybody has none',
    sql: `select r.rolname || ' may read or write ' || t.full_name as object
      from (select oid, rolname from pg_roles where rolname = 'linli_app' union all select 0, 'public') r, ${TABLES} t
      where has_table_privilege(case when r.oid = 0 then 'public'::name else r.rolname end, t.oid, 'select, insert, update, delete')
      or has_any_column_privilege(case when r.oid = 0 then 'public'::name else r.rolname end, t.oid, 'select, insert, update')`,
  },
  {
    name: 'a runtime role only reads platform tables',
    sql: `select r.rolname || ' writes ' || t.full_name as object from ${RUNTIME_ROLES} r, ${TABLES} t
      where t.tenant_column is null and t.nspname not in ${FOREIGN_SCHEMA}
      and (has_table_privilege(r.oid, t.oid, 'insert, update, delete') or has_any_column_privilege(r.oid, t.oid, 'insert, update'))
      and r.rolname || ' writes ' || t.full_name not in ${ALLOWED('platformWrites')}`,
  },
  {
    name: "a plugin's role stays in its own schema and the published views",
    sql: `select r.rolname || ' reaches ' || n.nspname || '.' || c.relname as object from ${RUNTIME_ROLES} r,
        pg_class c join ${SCHEMAS} n on n.oid = c.relnamespace
      where r.rolname ~ '^plg_' and c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in (r.rolname, 'core_api')
      and (has_table_privilege(r.oid, c.oid, 'select, insert, update, delete')
        or has_any_column_privilege(r.oid, c.oid, 'select, insert, update'))`,
  },
  {
    name: 'a tenant table has no trigger, no enum, no integer identity and no sequence',
    sql: `select t.full_name || ' ' || g.tgname as object from ${TABLES} t join pg_trigger g on g.tgrelid = t.oid
      where t.tenant_column is not null and not g.tgisinternal
      union all
      select t.full_name || '.' || a.attname from ${TABLES} t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      join pg_type y on y.oid = a.atttypid
      where t.tenant_column is not null and (y.typtype = 'e' or a.attidentity <> ''
        or exists (select from pg_attrdef d where d.adrelid = t.oid and d.adnum = a.attnum and pg_get_expr(d.adbin, d.adrelid) like 'nextval(%'))`,
  },
]
