import type { Insertable, Updateable } from 'kysely'
import type { AuditEntryTable } from '../audit/audit.tables.ts'
import type { OutboxTable } from '../events/event.tables.ts'
import type { CoreWriting } from '../scope.ts'
import type {
  CaseBranchTable,
  CaseCopyTable,
  CaseFileTable,
  CasePartyTable,
  TimelineEntryTable,
  TodoTable,
} from './case.tables.ts'

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
  readonly supplements: number
  readonly at: Date
  readonly postId: string
  readonly unitId: string
  /** What the step was permitted by: the to-dos that wait for the actor with it are done by them, the others needless. */
  readonly permission: string | undefined
}

/** A case's next state with the step that led there, its open to-dos done, in one statement. */
export async function updateMovedCase(
  scope: CoreWriting,
  moved: MovedCase,
  { entry, audit, event }: StepRecord,
): Promise<void> {
  const { id, state, version, supplements, at, postId, unitId, permission = '' } = moved
  await scope.db
    .with('moved', (db) =>
      db
        .updateTable('core.case_file')
        .set({ state, version, supplements, side_steps: 0, urged_at: null, updated_at: at })
        .where('id', '=', id),
    )
    .with('done', (db) =>
      db
        .updateTable('core.todo')
        .set((eb) => ({
          done_at: at,
          done_by_post: eb
            .case()
            .when(eb.and([eb('unit_id', '=', unitId), eb('permission', '=', permission), eb('branch_id', 'is', null)]))
            .then(eb.cast<string>(eb.val(postId), 'uuid'))
            .else(null)
            .end(),
        }))
        .where('case_id', '=', id)
        .where('done_at', 'is', null),
    )
    .with('entry', (db) => db.insertInto('core.timeline_entry').values(entry))
    .with('audited', (db) => db.insertInto('core.audit_entry').values(audit))
    .with('pending', (db) => db.insertInto('core.audit_pending').values({ entry_id: audit.id }))
    .insertInto('core.outbox')
    .values(event)
    .execute()
}

/** Something noted between two transitions, in one statement. */
export async function insertSideStep(
  scope: CoreWriting,
  { id, ...change }: { readonly id: string } & Pick<Updateable<CaseFileTable>, 'side_steps' | 'urged_at' | 'delegated'>,
  { entry, audit, event }: StepRecord,
): Promise<void> {
  await scope.db
    .with('noted', (db) => db.updateTable('core.case_file').set(change).where('id', '=', id))
    .with('entry', (db) => db.insertInto('core.timeline_entry').values(entry))
    .with('audited', (db) => db.insertInto('core.audit_entry').values(audit))
    .with('pending', (db) => db.insertInto('core.audit_pending').values({ entry_id: audit.id }))
    .insertInto('core.outbox')
    .values(event)
    .execute()
}

export interface AnsweredBranch extends Pick<Updateable<CaseBranchTable>, 'outcome' | 'verdict'> {
  readonly id: string
  readonly version: number
  readonly at: Date
  /** Nobody where it lapsed. */
  readonly postId: string | null
}

/** A branch's answer, and its to-dos done. */
export async function updateAnsweredBranch(scope: CoreWriting, answered: AnsweredBranch): Promise<void> {
  const { id, version, outcome, verdict, at, postId } = answered
  await scope.db
    .with('answered', (db) =>
      db.updateTable('core.case_branch').set({ version, outcome, verdict, closed_at: at }).where('id', '=', id),
    )
    .updateTable('core.todo')
    .set({ done_at: at, done_by_post: postId })
    .where('branch_id', '=', id)
    .where('done_at', 'is', null)
    .execute()
}

export async function insertTodos(scope: CoreWriting, todos: readonly Insertable<TodoTable>[]): Promise<void> {
  if (todos.length === 0) return
  await scope.db.insertInto('core.todo').values(todos).execute()
}

export async function insertCopies(scope: CoreWriting, copies: readonly Insertable<CaseCopyTable>[]): Promise<void> {
  if (copies.length > 0) await scope.db.insertInto('core.case_copy').values(copies).execute()
}

export async function insertParties(scope: CoreWriting, parties: readonly Insertable<CasePartyTable>[]): Promise<void> {
  if (parties.length === 0) return
  await scope.db
    .insertInto('core.case_party')
    .values(parties)
    .onConflict((conflict) => conflict.columns(['tenant_id', 'case_id', 'unit_id']).doNothing())
    .execute()
}
