import type { DateText } from '@linli/kernel'
import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { CoreReading, CoreWriting } from '../scope.ts'
import type { TodoDelegationTable } from './case.tables.ts'

export interface NewRecusal {
  readonly caseId: string
  readonly personId: string
  /** The post that declared it. */
  readonly postId: string
  readonly reason: string
  readonly at: Date
}

export async function insertRecusal(scope: CoreWriting, recusal: NewRecusal): Promise<void> {
  const { caseId, personId, postId, reason, at } = recusal
  const row = { case_id: caseId, person_id: personId, declared_by: postId, reason, at }
  await scope.db.insertInto('core.recusal').values(row).execute()
}

interface Holding {
  readonly personId: string
  readonly unitId: string
  readonly roles: readonly string[]
  readonly on: DateText
}

/** A person with a post of one of the roles in a unit on a day. */
export function selectHolding(scope: CoreReading, { personId, unitId, roles, on }: Holding) {
  return scope.db
    .selectFrom('core.appointment as a')
    .innerJoin('core.post as o', 'o.id', 'a.post_id')
    .innerJoin('core.person as p', 'p.id', 'a.person_id')
    .select('p.name as person')
    .where('a.person_id', '=', personId)
    .where('o.unit_id', '=', unitId)
    .where((eb) => eb('o.role', '=', sql<never>`any(${roles}::text[])`))
    .where('a.valid_from', '<=', on)
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', on)]))
    .limit(1)
    .executeTakeFirst()
}

export async function insertDelegation(scope: CoreWriting, row: Insertable<TodoDelegationTable>): Promise<void> {
  await scope.db.insertInto('core.todo_delegation').values(row).execute()
}

/** Who handed a to-do on, to whom and until when. */
export function selectDelegationInForce(scope: CoreReading, todoId: string) {
  return scope.db
    .selectFrom('core.todo_delegation')
    .select(['from_post_id as fromPostId', 'to_unit_id as unitId', 'to_post_id as postId', 'until', 'reason'])
    .where('todo_id', '=', todoId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

export async function endDelegation(scope: CoreWriting, id: string, at: Date): Promise<void> {
  await scope.db
    .updateTable('core.todo_delegation')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** Delegations whose last day is past, after one of them, in the order of their index. */
export function selectDelegationsToEnd(
  scope: CoreReading,
  today: DateText,
  after: { readonly until: DateText; readonly id: string },
  limit: number,
) {
  return scope.db
    .selectFrom('core.todo_delegation')
    .select(['id', 'until', 'case_id as caseId', 'todo_id as todoId'])
    .where('ended_at', 'is', null)
    .where('until', '<', today)
    .where((eb) => eb(eb.refTuple('until', 'id'), '>', eb.tuple(after.until, after.id)))
    .orderBy('until')
    .orderBy('id')
    .limit(limit)
    .execute()
}
