import { prepareQuery, type TenantKysely } from '@linli/database'
import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { CoreTables } from '../core-module.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'

/** Whose inbox it is. */
interface Desk {
  readonly unitId: string
  readonly postId: string
  readonly personId: string
  readonly permissions: readonly string[]
}

export interface OpenPage extends Desk {
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

const clockColumns = [
  'k.started_on as startedOn',
  'k.due_on as dueOn',
  'k.provisional',
  'k.paused_on as pausedOn',
  'k.stopped_on as stoppedOn',
  'k.parameter as rule',
  'k.rule_source as source',
  'k.working_days as workingDays',
  'k.calendar_version as calendarVersion',
] as const

/**
 * What waits for a post: its unit's to-dos by its permissions, but for those handed to another post of the unit and for cases
 * from which the person has stepped back. These are a handful, read once, so that the index still answers alone.
 */
function waitingFor(
  eb: ExpressionBuilder<CoreTables & { t: CoreTables['core.todo'] }, 't'>,
  param: <Key extends keyof Desk>(key: Key) => Desk[Key],
) {
  const recused = eb.selectFrom('core.recusal as r').select('r.case_id').where('r.person_id', '=', param('personId'))
  return eb.and([
    eb('t.unit_id', '=', param('unitId')),
    eb('t.done_at', 'is', null),
    eb('t.permission', '=', sql<string>`any(${param('permissions')}::text[])`),
    eb.or([eb('t.post_id', 'is', null), eb('t.post_id', '=', param('postId'))]),
    eb('t.case_id', '<>', sql<string>`all(array(${recused}))`),
  ])
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
      't.branch_id as branchId',
      'f.id as caseId',
      'f.plugin_id as pluginId',
      'f.process',
      'f.subject_id as subjectId',
      'f.title',
      'f.state',
      'f.version',
      'f.urged_at as urgedAt',
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
 * A page of to-dos, each with the clock that gives its due day and the unit for which it is done where it was handed on. Both
 * are read at once and then joined: under a left join PostgreSQL would verify the context anew for every row.
 */
function withClocks(db: TenantKysely<CoreTables>, page: (rows: TodoRows) => TodoPage<TodoRows>) {
  return db
    .with('page', (cte) => page(todoRows(cte)))
    .with(
      (cte) => cte('reading').materialized(),
      (cte) =>
        cte
          .selectFrom('core.clock as k')
          .select(['k.id as readingOf', 'k.key as clockKey', ...clockColumns])
          .where('k.id', '=', sql<string>`any(array(select "clockId" from page))`),
    )
    .with(
      (cte) => cte('handed').materialized(),
      (cte) =>
        cte
          .selectFrom('core.todo_delegation as d')
          .select(['d.todo_id as handedTodo', 'd.from_unit_name as onBehalfOf'])
          .where('d.ended_at', 'is', null)
          .where('d.todo_id', '=', sql<string>`any(array(select id from page))`),
    )
    .selectFrom('page')
    .leftJoin('reading', 'readingOf', 'clockId')
    .leftJoin('handed', 'handedTodo', 'id')
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
      .where((eb) => waitingFor(eb as unknown as Parameters<typeof waitingFor>[0], param)) // of the same tables and more
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
      'f.version',
      'f.urged_at as urgedAt',
      'u.name as from',
      'k.key as clockKey',
      ...clockColumns,
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

/** 抄送: the copies sent to a unit's posts or to this one, latest first, each with whether the post has read it. */
const copiedCases = prepareQuery<CoreTables, DatedPage & { unitId: string }>()((db, param) =>
  db
    .selectFrom('core.case_copy as c')
    .innerJoin('core.case_file as f', 'f.id', 'c.case_id')
    .innerJoin('core.org_unit as u', 'u.id', 'f.unit_id')
    .leftJoin('core.copy_read as m', (join) =>
      join.onRef('m.copy_id', '=', 'c.id').on('m.post_id', '=', param('postId')),
    )
    .select([
      'c.id',
      'c.action as step',
      'c.at as openedAt',
      'm.at as readAt',
      'f.id as caseId',
      'f.plugin_id as pluginId',
      'f.process',
      'f.subject_id as subjectId',
      'f.title',
      'f.state',
      'f.version',
      'u.name as from',
    ])
    .where('c.unit_id', '=', param('unitId'))
    .where((eb) => eb.or([eb('c.post_id', 'is', null), eb('c.post_id', '=', param('postId'))]))
    .where((eb) =>
      eb(
        eb.refTuple('c.at', 'c.id'),
        '<',
        eb.tuple(sql<Date>`${param('beforeAt')}::timestamptz`, sql<string>`${param('beforeId')}::uuid`),
      ),
    )
    .orderBy('c.at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(param('limit')),
)

interface Counted extends Desk {
  readonly today: string
}

const figures = prepareQuery<CoreTables, Counted>()(
  (db, param) =>
    db
      .selectFrom('core.todo as t')
      .select((eb) => [
        eb.fn.countAll<number>().as('open'),
        eb.fn.countAll<number>().filterWhere('t.due_on', '=', param('today')).as('dueToday'),
        eb.fn.countAll<number>().filterWhere('t.due_on', '<', param('today')).as('overdue'),
        eb
          .selectFrom('core.case_copy as c')
          .leftJoin('core.copy_read as m', (join) =>
            join.onRef('m.copy_id', '=', 'c.id').on('m.post_id', '=', param('postId')),
          )
          .select(eb.fn.countAll<number>().as('n'))
          .where('c.unit_id', '=', param('unitId'))
          .where((copy) => copy.or([copy('c.post_id', 'is', null), copy('c.post_id', '=', param('postId'))]))
          .where('m.copy_id', 'is', null)
          .as('unread'),
      ])
      .where((eb) => waitingFor(eb as unknown as Parameters<typeof waitingFor>[0], param)), // as above
)

export const selectOpenTodos = (scope: CoreReading, page: OpenPage) => scope.run(openTodos, page)
export const selectDoneTodos = (scope: CoreReading, page: DatedPage) => scope.run(doneTodos, page)
export const selectStartedCases = (scope: CoreReading, page: DatedPage) => scope.run(startedCases, page)

export const selectCopies = (scope: CoreReading, page: DatedPage & { unitId: string }) => scope.run(copiedCases, page)

export async function selectFigures(scope: CoreReading, input: Counted) {
  const [row] = await scope.run(figures, input)
  const { open = 0, dueToday = 0, overdue = 0, unread } = row ?? {}
  return { open, dueToday, overdue, unread: unread ?? 0 }
}

/** Marks copies as read by a post; those that were not sent to it stay as they are. @returns the ids */
export async function insertCopyReads(
  scope: CoreWriting,
  { ids, unitId, postId, at }: { ids: readonly string[]; unitId: string; postId: string; at: Date },
): Promise<string[]> {
  const sent = await scope.db
    .selectFrom('core.case_copy')
    .select('id')
    .where('id', 'in', ids)
    .where('unit_id', '=', unitId)
    .where((eb) => eb.or([eb('post_id', 'is', null), eb('post_id', '=', postId)]))
    .execute()
  if (sent.length === 0) return []
  await scope.db
    .insertInto('core.copy_read')
    .values(sent.map(({ id }) => ({ copy_id: id, post_id: postId, at })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'copy_id', 'post_id']).doNothing())
    .execute()
  return sent.map(({ id }) => id)
}
