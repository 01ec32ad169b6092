import type { Insertable } from 'kysely'
import type { AuditEntryTable } from '../audit/audit.tables.ts'
import type { OutboxTable } from '../events/event.tables.ts'
import type { CoreWriting } from '../scope.ts'
import type { CaseFileTable, TimelineEntryTable, TodoTable } from './case.tables.ts'

/** What every step of a case leaves behind, whichever step it is. */
export interface StepRecord {
  readonly entry: Insertable<TimelineEntryTable>
  readonly audit: Insertable<AuditEntryTable>
  readonly event: Insertable<OutboxTable>
}

/** A new case with its first step, in one statement. */
export async function insertOpenedCase(
  scope: CoreWriting,
  file: Insertable<CaseFileTable>,
  { entry, audit, event }: StepRecord,
): Promise<void> {
  await scope.db
    .with('opened', (db) => db.insertInto('core.case_file').values(file))
    .with('entry', (db) => db.insertInto('core.timeline_entry').values(entry))
    .with('audited', (db) => db.insertInto('core.audit_entry').values(audit))
    .with('pending', (db) => db.insertInto('core.audit_pending').values({ entry_id: audit.id }))
    .insertInto('core.outbox')
    .values(event)
    .execute()
}

export interface MovedCase {
  readonly id: string
  readonly state: string
  readonly version: number
  readonly at: Date
  readonly postId: string
}

/** A case's next state with the step that led there, its open to-dos done, in one statement. */
export async function updateMovedCase(
  scope: CoreWriting,
  moved: MovedCase,
  { entry, audit, event }: StepRecord,
): Promise<void> {
  await scope.db
    .with('moved', (db) =>
      db
        .updateTable('core.case_file')
        .set({ state: moved.state, version: moved.version, updated_at: moved.at })
        .where('id', '=', moved.id),
    )
    .with('done', (db) =>
      db
        .updateTable('core.todo')
        .set({ done_at: moved.at, done_by_post: moved.postId })
        .where('case_id', '=', moved.id)
        .where('done_at', 'is', null),
    )
    .with('entry', (db) => db.insertInto('core.timeline_entry').values(entry))
    .with('audited', (db) => db.insertInto('core.audit_entry').values(audit))
    .with('pending', (db) => db.insertInto('core.audit_pending').values({ entry_id: audit.id }))
    .insertInto('core.outbox')
    .values(event)
    .execute()
}

export async function insertTodos(scope: CoreWriting, todos: readonly Insertable<TodoTable>[]): Promise<void> {
  if (todos.length === 0) return
  await scope.db.insertInto('core.todo').values(todos).execute()
}
