import type { CaseFile } from '@linli/contract'
import { prepareQuery, type TenantKysely } from '@linli/database'
import type { CoreTables } from '../core-module.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'

const columns = [
  'id',
  'plugin_id as pluginId',
  'process',
  'subject_id as subjectId',
  'title',
  'state',
  'version',
  'unit_id as unitId',
  'supplements',
  'opened_at as openedAt',
  'updated_at as updatedAt',
] as const

interface Address {
  readonly pluginId: string
  readonly caseId: string
}

interface CaseRow extends Omit<CaseFile, 'openedAt' | 'updatedAt'> {
  readonly openedAt: Date
  readonly updatedAt: Date
}

const byAddress = prepareQuery<CoreTables, Address>()((db, param) =>
  db
    .selectFrom('core.case_file')
    .select(columns)
    .where('id', '=', param('caseId'))
    .where('plugin_id', '=', param('pluginId')),
)

/** A case of any plugin that is known to be there. */
export async function selectCaseById(scope: CoreReading, caseId: string): Promise<CaseFile> {
  const query = scope.db.selectFrom('core.case_file').select(columns).where('id', '=', caseId)
  return toCaseFile(await query.executeTakeFirstOrThrow())
}

/** A case as a step works on it. */
export interface CaseRecord extends CaseFile {
  readonly sideSteps: number
  readonly openedByPerson: string | null
  /** A to-do of it was handed to others at some time. */
  readonly delegated: boolean
  readonly urgedAt: Date | null
  /** The district in which it is gone on with. */
  readonly handedTo: string | null
  /** Somebody may not act in it. */
  readonly recusals: boolean
  /** The person who asks may not. */
  readonly recused: boolean
}

function lockedCase(db: Pick<TenantKysely<CoreTables>, 'selectFrom'>) {
  return db
    .selectFrom('core.case_file as f')
    .select(columns)
    .select([
      'side_steps as sideSteps',
      'opened_by_person as openedByPerson',
      'delegated',
      'urged_at as urgedAt',
      'handed_to as handedTo',
    ])
    .forUpdate('f')
}

/** Holds cases until this transaction ends, in the order of their ids. */
export async function holdCases(scope: CoreWriting, ids: readonly string[]): Promise<void> {
  await scope.db.selectFrom('core.case_file').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute()
}

const byAddressLocked = prepareQuery<CoreTables, Address>()((db, param) =>
  lockedCase(db).where('f.id', '=', param('caseId')).where('f.plugin_id', '=', param('pluginId')),
)

const byIdLocked = prepareQuery<CoreTables, { caseId: string }>()((db, param) =>
  lockedCase(db).where('f.id', '=', param('caseId')),
)

const recusalsOf = prepareQuery<CoreTables, { caseId: string }>()((db, param) =>
  db.selectFrom('core.recusal').select('person_id as personId').where('case_id', '=', param('caseId')),
)

export async function selectCase(scope: CoreReading, address: Address): Promise<CaseFile | undefined> {
  const [row] = await scope.run(byAddress, address)
  return row && toCaseFile(row)
}

/** The case, held against every other step until this transaction ends; of any plugin where none is named. */
export async function selectCaseForStep(
  scope: CoreWriting,
  { caseId, pluginId, personId }: { caseId: string; pluginId?: string; personId: string },
): Promise<CaseRecord | undefined> {
  const [row] =
    pluginId === undefined
      ? await scope.run(byIdLocked, { caseId })
      : await scope.run(byAddressLocked, { caseId, pluginId })
  if (row === undefined) return undefined
  // a statement of its own: the one that waited for the case sees the recusals as they were before it waited
  const recusals = await scope.run(recusalsOf, { caseId })
  const recused = recusals.some((recusal) => recusal.personId === personId)
  return { ...row, ...toCaseFile(row), recusals: recusals.length > 0, recused }
}

function toCaseFile<Row extends CaseRow>(row: Row): Omit<Row, 'openedAt' | 'updatedAt'> & CaseFile {
  return { ...row, openedAt: row.openedAt.toISOString(), updatedAt: row.updatedAt.toISOString() }
}

/** The transitions since a version, latest first. */
export function selectStepsSince(scope: CoreReading, caseId: string, version: number) {
  return scope.db
    .selectFrom('core.timeline_entry')
    .select(stepColumns)
    .where('case_id', '=', caseId)
    .where('version', '>', version)
    .where('seq', '=', 0)
    .orderBy('version', 'desc')
    .limit(20)
    .execute()
}

/** What was last noted of a branch; nothing while nobody has answered it. */
export function selectLastAnswer(scope: CoreReading, caseId: string, branchId: string) {
  return scope.db
    .selectFrom('core.timeline_entry')
    .select(stepColumns)
    .where('case_id', '=', caseId)
    .where('branch_id', '=', branchId)
    .where('kind', '=', 'answer')
    .orderBy('id', 'desc')
    .limit(1)
    .execute()
}

const stepColumns = [
  'person_name as by',
  'post_title as post',
  'unit_name as unit',
  'action',
  'from_state as from',
  'to_state as to',
  'at',
  'version',
  'details',
  'post_id as postId',
] as const

/** The persons and posts that have decided a case, so that none of them reviews it; and the unit that did so last. */
export function selectDeciders(scope: CoreReading, caseId: string) {
  return scope.db
    .selectFrom('core.timeline_entry')
    .select(['person_id as personId', 'post_id as postId', 'unit_id as unitId'])
    .where('case_id', '=', caseId)
    .where('kind', 'in', ['decision', 'review'])
    .orderBy('version', 'desc')
    .execute()
}

const timelineOf = prepareQuery<CoreTables, { caseId: string }>()((db, param) =>
  db
    .selectFrom('core.timeline_entry')
    .select([
      'id',
      'at',
      'kind',
      'action',
      'from_state as fromState',
      'to_state as toState',
      'branch_id as branchId',
      'person_name as person',
      'post_title as post',
      'unit_name as unit',
      'post_id as postId',
      'on_behalf_of as onBehalfOf',
      'opinion',
      'details',
    ])
    .where('case_id', '=', param('caseId'))
    .orderBy('version')
    .orderBy('seq'),
)

export function selectTimeline(scope: CoreReading, caseId: string) {
  return scope.run(timelineOf, { caseId })
}

export function selectParties(scope: CoreReading, caseId: string) {
  return scope.db.selectFrom('core.case_party').select('unit_id as unitId').where('case_id', '=', caseId).execute()
}

/** Whether the opener has asked for a case since a moment. */
export async function hasUrgedSince(scope: CoreReading, caseId: string, since: Date): Promise<boolean> {
  const row = await scope.db
    .selectFrom('core.timeline_entry')
    .select('id')
    .where('case_id', '=', caseId)
    .where('kind', '=', 'urge')
    .where('at', '>=', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What part a person has in a case. */
export async function selectOwnPart(scope: CoreReading, { caseId, personId }: { caseId: string; personId: string }) {
  const [file, recusal] = await Promise.all([
    scope.db
      .selectFrom('core.case_file')
      .select('opened_by_person as openedByPerson')
      .where('id', '=', caseId)
      .executeTakeFirst(),
    scope.db
      .selectFrom('core.recusal')
      .select('person_id')
      .where('case_id', '=', caseId)
      .where('person_id', '=', personId)
      .executeTakeFirst(),
  ])
  return {
    openedByPerson: file?.openedByPerson ?? null,
    recused: recusal !== undefined,
  }
}
