import { prepareQuery } from '@linli/database'
import type { DateText } from '@linli/kernel'
import { type Insertable, sql } from 'kysely'
import type { CoreTables } from '../core-module.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'
import type { ParameterTable } from './parameter.tables.ts'

const dated = [
  'key',
  'value',
  'unit',
  'owner_tenant_id as ownerTenantId',
  'origin',
  'revision',
  'valid_from as validFrom',
  'valid_to as validTo',
  'source_document as sourceDocument',
  'section',
] as const

const begun = prepareQuery<CoreTables, { keys: readonly string[]; on: DateText }>()((db, param) =>
  db
    .selectFrom('core.reachable_parameter')
    .select(dated)
    .where('key', '=', sql<string>`any(${param('keys')}::text[])`)
    .where('valid_from', '<=', param('on'))
    .where('closed_at', 'is', null),
)

/** Of the tenant, its city and the product, what has begun by a day: a handful of rows for each key, from which one is chosen. */
export function selectInForce(scope: CoreReading, keys: readonly string[], on: DateText) {
  return scope.run(begun, { keys, on })
}

/** All rows that are not closed: of the tenant, its city and the product. */
export function selectOpenRows(scope: CoreReading) {
  return scope.db.selectFrom('core.reachable_parameter').select(dated).where('closed_at', 'is', null).execute()
}

/** Everything that was ever recorded of one key, the latest first. */
export function selectHistory(scope: CoreReading, key: string) {
  return scope.db
    .selectFrom('core.reachable_parameter')
    .select([
      ...dated,
      'id',
      'ending',
      'reason',
      'corrects_id as correctsId',
      'recorded_at as recordedAt',
      'recorded_by as recordedBy',
      'closed_at as closedAt',
      'closing',
      'closed_by as closedBy',
      'closing_reason as closingReason',
    ])
    .where('key', '=', key)
    .orderBy('valid_from', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute()
}

export type HistoryRow = Awaited<ReturnType<typeof selectHistory>>[number]

export type NewParameterRow = Insertable<ParameterTable>

/** Adds rows; of a key, origin and first day there is one that is not closed, and it stays. @returns how many are new */
export async function insertRows(scope: CoreWriting, rows: readonly NewParameterRow[]): Promise<number> {
  if (rows.length === 0) return 0
  const result = await scope.db
    .insertInto('core.parameter')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'key', 'origin', 'valid_from']).where('closed_at', 'is', null).doNothing(),
    )
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0)
}

/** One of the tenant's own rows, held against whoever else would close it. */
export function lockOwnRow(scope: CoreWriting, id: string) {
  return scope.db
    .selectFrom('core.parameter')
    .select(['id', 'key', 'valid_from as validFrom', 'revision', 'ending', 'origin', 'closed_at as closedAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export interface Closing {
  readonly closing: 'corrected' | 'withdrawn'
  readonly at: Date
  readonly by: { readonly postId: string; readonly words: string }
  readonly reason: string
}

export async function closeRow(scope: CoreWriting, id: string, { closing, at, by, reason }: Closing): Promise<void> {
  await scope.db
    .updateTable('core.parameter')
    .set({ closed_at: at, closing, closed_by_post: by.postId, closed_by: by.words, closing_reason: reason })
    .where('id', '=', id)
    .execute()
}
