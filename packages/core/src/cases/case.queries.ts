import type { CaseFile } from '@linli/contract'
import { prepareQuery } from '@linli/database'
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

const byAddressLocked = prepareQuery<CoreTables, Address>()((db, param) =>
  db
    .selectFrom('core.case_file')
    .select(columns)
    .where('id', '=', param('caseId'))
    .where('plugin_id', '=', param('pluginId'))
    .forUpdate(),
)

export async function selectCase(scope: CoreReading, address: Address): Promise<CaseFile | undefined> {
  const [row] = await scope.run(byAddress, address)
  return row && toCaseFile(row)
}

/** The case, held against every other transition until this transaction ends. */
export async function selectCaseForTransition(scope: CoreWriting, address: Address): Promise<CaseFile | undefined> {
  const [row] = await scope.run(byAddressLocked, address)
  return row && toCaseFile(row)
}

function toCaseFile(row: CaseRow): CaseFile {
  return { ...row, openedAt: row.openedAt.toISOString(), updatedAt: row.updatedAt.toISOString() }
}

export function selectLastStep(scope: CoreReading, caseId: string) {
  return scope.db
    .selectFrom('core.timeline_entry')
    .select(['person_name as by', 'post_title as post', 'action', 'at', 'version'])
    .where('case_id', '=', caseId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

const timelineOf = prepareQuery<CoreTables, { caseId: string }>()((db, param) =>
  db
    .selectFrom('core.timeline_entry')
    .select([
      'id',
      'at',
      'action',
      'from_state as fromState',
      'to_state as toState',
      'person_name as person',
      'post_title as post',
      'unit_name as unit',
      'opinion',
    ])
    .where('case_id', '=', param('caseId'))
    .orderBy('version'),
)

export function selectTimeline(scope: CoreReading, caseId: string) {
  return scope.run(timelineOf, { caseId })
}
