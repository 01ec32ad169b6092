import type { DateText } from '@linli/kernel'
import { type Insertable, sql } from 'kysely'
import type { CoreWriting } from '../scope.ts'
import { insertPlaceNotes, type PlaceNote } from './place-note.queries.ts'
import type { DelegationTable, UnitPastTable } from './places.tables.ts'

export async function insertPastPeriods(scope: CoreWriting, rows: readonly Insertable<UnitPastTable>[]): Promise<void> {
  if (rows.length === 0) return
  await scope.db.insertInto('core.unit_past').values(rows).execute()
}

export async function endUnits(scope: CoreWriting, unitIds: readonly string[], day: DateText): Promise<void> {
  if (unitIds.length === 0) return
  await scope.db.updateTable('core.org_unit').set({ valid_to: day }).where('id', 'in', unitIds).execute()
}

export async function renameUnit(
  scope: CoreWriting,
  unitId: string,
  names: { readonly name: string; readonly full_name: string },
): Promise<void> {
  await scope.db.updateTable('core.org_unit').set(names).where('id', '=', unitId).execute()
}

/** Puts units, with all below them, under another: the parent and every line of the closure. */
export async function moveUnits(scope: CoreWriting, unitIds: readonly string[], parentId: string): Promise<void> {
  if (unitIds.length === 0) return
  const { db } = scope
  await db.updateTable('core.org_unit').set({ parent_id: parentId }).where('id', 'in', unitIds).execute()
  const below = db
    .selectFrom('core.org_unit_closure as b')
    .select('b.descendant_id')
    .where('b.ancestor_id', 'in', unitIds)
  await db
    .deleteFrom('core.org_unit_closure')
    .where('descendant_id', 'in', below)
    .where('ancestor_id', 'not in', below)
    .execute()
  await db
    .insertInto('core.org_unit_closure')
    .columns(['ancestor_id', 'descendant_id', 'depth'])
    .expression((eb) =>
      eb
        .selectFrom('core.org_unit_closure as above')
        .innerJoin('core.org_unit_closure as below', (join) => join.on('below.ancestor_id', 'in', unitIds))
        .select((row) => [
          'above.ancestor_id',
          'below.descendant_id',
          row('above.depth', '+', row('below.depth', '+', 1)).as('depth'),
        ])
        .where('above.descendant_id', '=', parentId),
    )
    .execute()
}

export async function insertDelegations(
  scope: CoreWriting,
  rows: readonly Insertable<DelegationTable>[],
): Promise<void> {
  if (rows.length === 0) return
  await scope.db.insertInto('core.delegation').values(rows).execute()
}

/** Ends delegations on a day, unless they had ended before it. */
export async function endDelegations(
  scope: CoreWriting,
  ids: readonly string[],
  { day, eventId }: { readonly day: DateText; readonly eventId: string },
): Promise<void> {
  if (ids.length === 0) return
  await scope.db
    .updateTable('core.delegation')
    // of two days the earlier, of none and one the one there is
    .set({ ended_by_event: eventId, valid_to: sql<string>`least(valid_to, ${day}::date)` })
    .where('id', 'in', ids)
    .execute()
}

export async function endCodes(scope: CoreWriting, ids: readonly string[], day: DateText): Promise<void> {
  if (ids.length === 0) return
  await scope.db.updateTable('core.identifier').set({ valid_to: day }).where('id', 'in', ids).execute()
}

export async function movePosts(scope: CoreWriting, postIds: readonly string[], unitId: string): Promise<void> {
  if (postIds.length === 0) return
  await scope.db.updateTable('core.post').set({ unit_id: unitId }).where('id', 'in', postIds).execute()
}

/** A case that goes to another unit, as an entry of its history tells it. */
export interface MovingCase {
  readonly caseId: string
  readonly fromUnitId: string
  readonly toUnitId: string
}

export interface MoveRecord {
  readonly eventId: string
  readonly at: Date
  readonly names: PlaceNote['names']
  /** Stands in the history where a step's opinion stands. */
  readonly opinionOf: (moving: MovingCase) => string
}

const BATCH = 500

/** Moves cases with all in which the unit has a part in them, and writes it into their history. @returns how many to-dos went with them */
export async function moveCases(
  scope: CoreWriting,
  moving: readonly MovingCase[],
  record: MoveRecord,
): Promise<number> {
  let todos = 0
  for (const sameWay of Map.groupBy(moving, ({ fromUnitId, toUnitId }) => `${fromUnitId} ${toUnitId}`).values()) {
    for (let start = 0; start < sameWay.length; start += BATCH) {
      todos += await moveSameWay(scope, sameWay.slice(start, start + BATCH), record)
    }
  }
  return todos
}

/** What several units were asked side by side goes with the cases too. */
async function moveBranches(scope: CoreWriting, caseIds: readonly string[], { fromUnitId, toUnitId }: MovingCase) {
  await scope.db
    .updateTable('core.case_branch')
    .set((eb) => ({ unit_id: toUnitId, version: eb('version', '+', 1) }))
    .where('case_id', 'in', caseIds)
    .where('unit_id', '=', fromUnitId)
    .where('closed_at', 'is', null)
    .execute()
}

/** What a unit has handed on comes home to its successor, which may fetch it back as well. */
async function moveDelegations(scope: CoreWriting, caseIds: readonly string[], { fromUnitId, toUnitId }: MovingCase) {
  await scope.db
    .updateTable('core.todo_delegation')
    .set((eb) => ({
      from_unit_id: toUnitId,
      from_unit_name: eb.selectFrom('core.org_unit').select('name').where('id', '=', toUnitId),
    }))
    .where('case_id', 'in', caseIds)
    .where('from_unit_id', '=', fromUnitId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Whoever follows a unit that may appeal may appeal in its stead. */
async function addParties(scope: CoreWriting, caseIds: readonly string[], { fromUnitId, toUnitId }: MovingCase) {
  await scope.db
    .insertInto('core.case_party')
    .columns(['case_id', 'unit_id', 'named_at'])
    .expression((eb) =>
      eb
        .selectFrom('core.case_party as p')
        .select((row) => ['p.case_id', row.cast<string>(row.val(toUnitId), 'uuid').as('unit_id'), 'p.named_at'])
        .where('p.case_id', 'in', caseIds)
        .where('p.unit_id', '=', fromUnitId),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Lets to-dos that were handed to one of these posts wait for the whole unit, where the post works in another by now. */
export async function unbindTodos(scope: CoreWriting, postIds: readonly string[]): Promise<void> {
  if (postIds.length === 0) return
  await scope.db
    .updateTable('core.todo')
    .set({ post_id: null })
    .where('post_id', 'in', postIds)
    .where('done_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('core.post as o')
            .select('o.id')
            .whereRef('o.id', '=', 'core.todo.post_id')
            .whereRef('o.unit_id', '=', 'core.todo.unit_id'),
        ),
      ),
    )
    .execute()
}

async function moveSameWay(
  scope: CoreWriting,
  moving: readonly MovingCase[],
  { eventId, at, names, opinionOf }: MoveRecord,
): Promise<number> {
  const [first] = moving
  if (first === undefined) return 0
  const { fromUnitId, toUnitId } = first
  const ids = moving.map(({ caseId }) => caseId)
  const files = await scope.db
    .updateTable('core.case_file')
    .set((eb) => ({
      unit_id: eb.case().when('unit_id', '=', fromUnitId).then(toUnitId).else(eb.ref('unit_id')).end(),
      version: eb('version', '+', 1),
      side_steps: 0,
      updated_at: at,
    }))
    .where('id', 'in', ids)
    .returning(['id', 'version', 'state'])
    .execute()
  const details = { placeEventId: eventId, fromUnitId, toUnitId }
  await insertPlaceNotes(scope, files, { at, names, opinion: opinionOf(first), details })
  const todos = await scope.db
    .updateTable('core.todo')
    .set({ unit_id: toUnitId })
    .where('case_id', 'in', ids)
    .where('unit_id', '=', fromUnitId)
    .where('done_at', 'is', null)
    .returning('id')
    .execute()
  await moveBranches(scope, ids, first)
  await moveDelegations(scope, ids, first)
  await addParties(scope, ids, first)
  await scope.db
    .insertInto('core.place_event_case')
    .values(ids.map((id) => ({ event_id: eventId, case_id: id, from_unit_id: fromUnitId, to_unit_id: toUnitId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return todos.length
}
