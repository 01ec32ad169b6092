import { prepareQuery, type TenantKysely } from '@linli/database'
import { type SelectQueryBuilder, sql } from 'kysely'
import type { CoreTables } from '../core-module.ts'
import type { CoreReading } from '../scope.ts'

export interface OpenPage {
  readonly unitId: string
  readonly permissions: readonly string[]
  readonly afterDueOn: string
  readonly afterId: string
  readonly limit: number
}

export interface DatedPage {
  readonly postId: string
  readonly beforeAt: string
  readonly beforeId: string
  readonly limit: number
}

/** A to-do with its case and the unit that the case came from. */
function todoRows(db: Pick<TenantKysely<CoreTables>, 'selectFrom'>) {
  return db
    .selectFrom('core.todo as t')
    .innerJoin('core.case_file as f', 'f.id', 't.case_id')
    .innerJoin('core.org_unit as u', 'u.id', 'f.unit_id')
    .select([
      't.id',
      't.step',
      't.opened_at as openedAt',
      't.due_on as sortedBy',
      't.clock_id as clockId',
      'f.id as caseId',
      'f.plugin_id as pluginId',
      'f.process',
      'f.subject_id as subjectId',
      'f.title',
      'f.state',
      'u.name as from',
    ])
}

type TodoRows = ReturnType<typeof todoRows>
/** The same with the moment at which each was done. */
type TodoPage<Rows> =
  Rows extends SelectQueryBuilder<infer DB, infer Tables, infer Row>
    ? SelectQueryBuilder<DB, Tables, Row & { doneAt: Date | null }>
    : never

/**
 * A page of to-dos, each with the clock that gives its due day. The clocks are read at once and then joined: under a left
 * join PostgreSQL would verify the context anew for every row.
 */
function withClocks(db: TenantKysely<CoreTables>, page: (rows: TodoRows) => TodoPage<TodoRows>) {
  return db
    .with('page', (cte) => page(todoRows(cte)))
    .with(
      (cte) => cte('reading').materialized(),
      (cte) =>
        cte
          .selectFrom('core.clock as k')
          .select([
            'k.id as readingOf',
            'k.key as clockKey',
            'k.started_on as startedOn',
            'k.due_on as dueOn',
            'k.provisional',
            'k.paused_on as pausedOn',
            'k.stopped_on as stoppedOn',
          ])
          .where('k.id', '=', sql<string>`any(array(select "clockId" from page))`),
    )
    .selectFrom('page')
    .leftJoin('reading', 'readingOf', 'clockId')
    .selectAll()
}

/**
 * 待办: what waits for a post's unit and permissions, soonest due first. The index `todo_open` gives the order and every column
 * of the to-do that is read here, so that the rows themselves, which lie scattered, need not be visited.
 */
export const openTodos = prepareQuery<CoreTables, OpenPage>()((db, param) =>
  withClocks(db, (rows) =>
    rows
      .select(sql<Date | null>`null::timestamptz`.as('doneAt'))
      .where('t.unit_id', '=', param('unitId'))
      .where('t.done_at', 'is', null)
      .where((eb) => eb('t.permission', '=', sql<string>`any(${param('permissions')}::text[])`))
      .where((eb) =>
        eb(
          eb.refTuple('t.due_on', 't.id'),
          '>',
          eb.tuple(sql<string>`${param('afterDueOn')}::date`, sql<string>`${param('afterId')}::uuid`),
        ),
      )
      .orderBy('t.due_on')
      .orderBy('t.id')
      .limit(param('limit')),
  )
    .orderBy('sortedBy')
    .orderBy('id'),
)

/** 已办: what a post has done, latest first. */
const doneTodos = prepareQuery<CoreTables, DatedPage>()((db, param) =>
  withClocks(db, (rows) =>
    rows
      .select('t.done_at as doneAt')
      .where('t.done_by_post', '=', param('postId'))
      .where('t.done_at', 'is not', null)
      .where((eb) =>
        eb(
          eb.refTuple('t.done_at', 't.id'),
          '<',
          eb.tuple(sql<Date>`${param('beforeAt')}::timestamptz`, sql<string>`${param('beforeId')}::uuid`),
        ),
      )
      .orderBy('t.done_at', 'desc')
      .orderBy('t.id', 'desc')
      .limit(param('limit')),
  )
    .orderBy('doneAt', 'desc')
    .orderBy('id', 'desc'),
)

/** 我发起: the cases that a post opened, latest first, each with what it waits for now. */
const startedCases = prepareQuery<CoreTables, DatedPage>()((db, param) =>
  db
    .selectFrom('core.case_file as f')
    .innerJoin('core.org_unit as u', 'u.id', 'f.unit_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('core.todo as t')
          .select(['t.step', 't.clock_id'])
          .whereRef('t.case_id', '=', 'f.id')
          .where('t.done_at', 'is', null)
          .orderBy('t.due_on')
          .limit(1)
          .as('w'),
      (join) => join.onTrue(),
    )
    .leftJoin('core.clock as k', 'k.id', 'w.clock_id')
    .select([
      'f.id',
      'w.step',
      'f.opened_at as openedAt',
      'f.id as caseId',
      'f.plugin_id as pluginId',
      'f.process',
      'f.subject_id as subjectId',
      'f.title',
      'f.state',
      'u.name as from',
      'k.key as clockKey',
      'k.started_on as startedOn',
      'k.due_on as dueOn',
      'k.provisional',
      'k.paused_on as pausedOn',
      'k.stopped_on as stoppedOn',
    ])
    .where('f.opened_by_post', '=', param('postId'))
    .where((eb) =>
      eb(
        eb.refTuple('f.opened_at', 'f.id'),
        '<',
        eb.tuple(sql<Date>`${param('beforeAt')}::timestamptz`, sql<string>`${param('beforeId')}::uuid`),
      ),
    )
    .orderBy('f.opened_at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(param('limit')),
)

const figures = prepareQuery<CoreTables, { unitId: string; permissions: readonly string[]; today: string }>()(
  (db, param) =>
    db
      .selectFrom('core.todo')
      .select((eb) => [
        eb.fn.countAll<number>().as('open'),
        eb.fn.countAll<number>().filterWhere('due_on', '=', param('today')).as('dueToday'),
        eb.fn.countAll<number>().filterWhere('due_on', '<', param('today')).as('overdue'),
      ])
      .where('unit_id', '=', param('unitId'))
      .where('done_at', 'is', null)
      .where((eb) => eb('permission', '=', sql<string>`any(${param('permissions')}::text[])`)),
)

export const selectOpenTodos = (scope: CoreReading, page: OpenPage) => scope.run(openTodos, page)
export const selectDoneTodos = (scope: CoreReading, page: DatedPage) => scope.run(doneTodos, page)
export const selectStartedCases = (scope: CoreReading, page: DatedPage) => scope.run(startedCases, page)

export async function selectFigures(
  scope: CoreReading,
  input: { unitId: string; permissions: readonly string[]; today: string },
) {
  const [row] = await scope.run(figures, input)
  return row ?? { open: 0, dueToday: 0, overdue: 0 }
}
