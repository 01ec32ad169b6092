/**
 * Fills a database with inboxes as a busy autumn leaves them: open to-dos with their cases and running clocks. Written by the
 * superuser in a few statements; the rows satisfy every constraint by construction, so foreign keys are not asked row by row.
 */
import type { PluginDefinition } from '@linli/sdk/server'
import type pg from 'pg'

export interface DataShape {
  readonly tenants: number
  /** Open to-dos in all, each with a case and nearly all with a clock. */
  readonly todos: number
}

/** Units of one tenant: the root, the overseer (which four to-dos of ten wait for), departments and communities. */
const DEPARTMENTS = 15
const COMMUNITIES = 40

export async function loadInboxes(
  client: pg.Client,
  { tenants, todos }: DataShape,
  plugins: readonly PluginDefinition[],
): Promise<void> {
  const [plugin] = plugins
  const [process] = plugin?.processes ?? []
  const [opening] = process?.open.todos ?? []
  if (plugin === undefined || process === undefined || opening === undefined) {
    throw new Error('The benchmark needs an installed plugin with a process that opens a to-do')
  }
  await client.query("set session_replication_role = 'replica'")
  await client.query('create schema bench')
  await client.query(ID_FUNCTIONS)
  await client.query(unitsOf(tenants))
  await client.query(
    'insert into core.plugin_state select bench.tenant(n), p, true, now(), bench.city() from ' +
      `generate_series(1, ${tenants}) n, unnest($1::text[]) p`,
    [plugins.map(({ id }) => id)],
  )
  await client.query(planOf(tenants, todos))
  const subject = [plugin.id, process.key, process.initial]
  await client.query(CASES, subject)
  await client.query(CLOCKS, [process.open.clocks?.[0]?.key ?? 'check'])
  await client.query(TODOS, [opening.step, opening.permission])
  await client.query('drop table bench.plan')
  await client.query("set session_replication_role = 'origin'")
}

/** Ids that can be told from a number, so that statements need not look each other's rows up. */
const ID_FUNCTIONS = `
  create function bench.tenant(n bigint) returns uuid language sql immutable return md5('tenant' || n)::uuid;
  create function bench.city() returns uuid language sql immutable return md5('city')::uuid;
  create function bench.unit(tenant bigint, n bigint) returns uuid language sql immutable
    return md5('unit' || tenant || '-' || n)::uuid;
  -- Version 7 as the product makes them: later rows sort later.
  create function bench.id(kind text, n bigint, at timestamptz) returns uuid language sql immutable
    return (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(kind || n), 1, 3)
      || '8' || substr(md5(kind || n), 4, 15))::uuid;
`

function unitsOf(tenants: number): string {
  return `
    insert into core.tenant (tenant_id, kind, name, slug) values (bench.city(), 'city', '样例市', 'city');
    insert into core.tenant (tenant_id, kind, name, slug, parent_city_id)
      select bench.tenant(n), 'district', '样例区' || n, 'district-' || n, bench.city() from generate_series(1, ${tenants}) n;
    insert into core.org_unit (tenant_id, id, parent_id, kind, name, full_name, overseer, sort_key, valid_from)
      select bench.tenant(n), bench.unit(n, u), case when u > 0 then bench.unit(n, 0) end, kind, name,
        '样例市样例区' || n || name, u = 1, u, '2020-01-01'
      from generate_series(1, ${tenants}) n, generate_series(0, ${1 + DEPARTMENTS + COMMUNITIES}) u,
        lateral (select
          case when u = 0 then 'district' when u <= ${1 + DEPARTMENTS} then 'department' else 'community' end as kind,
          case when u = 0 then '区' when u = 1 then '社区治理办公室' when u <= ${1 + DEPARTMENTS}
            then '第' || u || '局' else '第' || u || '社区居民委员会' end as name) named;`
}

/** One row per to-do, in the order of opening, so that the tenants' rows lie mixed on disk as in life. */
function planOf(tenants: number, todos: number): string {
  return `
    create unlogged table bench.plan as
    select n, 1 + n % ${tenants} as tenant,
      case when r < 0.40 then 1 when r < 0.85 then 2 + (r * 1e6)::bigint % ${DEPARTMENTS}
        else ${2 + DEPARTMENTS} + (r * 1e6)::bigint % ${COMMUNITIES} end as unit,
      2 + (s * 1e6)::bigint % ${DEPARTMENTS} as opener,
      due, started, date_trunc('milliseconds', started + interval '1 hour' + s * interval '8 hours') as opened_at,
      s > 0.9 as undated, s < 0.03 as paused
    from (select setseed(0.42)) seed, lateral (
      select n, r, s, due, due - case when s < 0.5 then 5 else 21 end as started
      from (
        select n, random() as r, random() as s,
          current_date + case when random() < 0.03 then -(random() * 10)::integer else (random() * 21)::integer end as due
        from generate_series(1, ${todos}) n offset 0
      ) drawn offset 0
    ) dated
    order by opened_at`
}

const TITLES = `(array['老年人能力评估入户核实', '适龄儿童入学信息登记', '既有住宅加装电梯意见征询', '社区卫生服务签约信息采集',
  '城市居民最低生活保障对象年度复核', '安全生产隐患排查台账报送', '就业困难人员认定初审', '文明城市创建问卷调查'])`

const CASES = `
  insert into core.case_file (tenant_id, id, plugin_id, process, subject_id, title, state, version, unit_id, opened_by_post,
    opened_at, updated_at)
  select bench.tenant(tenant), bench.id('case', n, opened_at), $1, $2, bench.id('subject', n, opened_at),
    ${TITLES}[1 + n % 8] || '(第' || n || '号)', $3, 1, bench.unit(tenant, opener), bench.unit(tenant, opener),
    opened_at, opened_at
  from bench.plan order by opened_at`

const CLOCKS = `
  insert into core.clock (tenant_id, id, case_id, key, parameter, rule_source, started_on, due_on, working_days, counted_from,
    counted_days, provisional, calendar_version, paused_on)
  select bench.tenant(tenant), bench.id('clock', n, opened_at), bench.id('case', n, opened_at), $1, 'bench.days', 'bench',
    started, due, due - started, started, due - started, false, '2026', case when paused then started + 1 end
  from bench.plan where not undated order by opened_at`

const TODOS = `
  insert into core.todo (tenant_id, id, case_id, step, unit_id, permission, opened_at, due_on, clock_id)
  select bench.tenant(tenant), bench.id('todo', n, opened_at), bench.id('case', n, opened_at), $1, bench.unit(tenant, unit),
    $2, opened_at, case when undated then 'infinity' else due end,
    case when not undated then bench.id('clock', n, opened_at) end
  from bench.plan order by opened_at`
