import type { Insertable } from 'kysely'
import type { CoreReading, CoreWriting } from '../scope.ts'
import type { AuditEntryTable } from './audit.tables.ts'

/** The entry and its place in the sealer's queue, in one statement. */
export async function insertAuditEntry(scope: CoreWriting, entry: Insertable<AuditEntryTable>): Promise<void> {
  await scope.db
    .with('entry', (db) => db.insertInto('core.audit_entry').values(entry))
    .insertInto('core.audit_pending')
    .values({ entry_id: entry.id })
    .execute()
}

export interface AuditPosition {
  readonly at: Date
  readonly id: string
}

/** Entries from the newest on, after a position. */
export function selectAuditPage(scope: CoreReading, after: AuditPosition, limit: number) {
  return scope.db
    .selectFrom('core.audit_entry as e')
    .leftJoin('core.audit_seal as s', 's.entry_id', 'e.id')
    .select([
      'e.id',
      'e.at',
      'e.person_name as person',
      'e.post_title as post',
      'e.unit_name as unit',
      'e.action',
      'e.subject_kind as subjectKind',
      'e.subject_id as subjectId',
      'e.details',
      's.seq',
    ])
    .where((eb) => eb(eb.refTuple('e.at', 'e.id'), '<', eb.tuple(after.at, after.id)))
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute()
}

/** Links of the chain after one, each with its entry whole; the entry's columns are null when it is gone. */
export function selectSealedEntries(scope: CoreReading, afterSeq: number, limit: number) {
  return scope.db
    .selectFrom('core.audit_seal as s')
    .leftJoin('core.audit_entry as e', 'e.id', 's.entry_id')
    .selectAll('e')
    .select(['s.seq as seal_seq', 's.hash as seal_hash', 's.entry_id as sealed_entry_id'])
    .where('s.seq', '>', afterSeq)
    .orderBy('s.seq')
    .limit(limit)
    .execute()
}

export function selectHead(scope: CoreReading) {
  return scope.db.selectFrom('core.audit_head').select(['seq', 'hash']).executeTakeFirst()
}

/** Entries that are neither sealed nor waiting for it: put in past the use cases. */
export async function selectStrayEntries(scope: CoreReading, limit: number): Promise<string[]> {
  const rows = await scope.db
    .selectFrom('core.audit_entry as e')
    .leftJoin('core.audit_seal as s', 's.entry_id', 'e.id')
    .leftJoin('core.audit_pending as p', 'p.entry_id', 'e.id')
    .select('e.id')
    .where('s.seq', 'is', null)
    .where('p.entry_id', 'is', null)
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** How many entries wait for their seal. */
export async function countPending(scope: CoreReading): Promise<number> {
  const { waiting } = await scope.db
    .selectFrom('core.audit_pending')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow()
  return waiting
}

/** Entries that wait for their seal and are gone: deleted before they could be sealed. */
export async function selectLostEntries(scope: CoreReading, limit: number): Promise<string[]> {
  const rows = await scope.db
    .selectFrom('core.audit_pending as p')
    .leftJoin('core.audit_entry as e', 'e.id', 'p.entry_id')
    .select('p.entry_id as id')
    .where('e.id', 'is', null)
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
