import type { TransferDetails, TransferStepKind } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import { type Insertable, sql } from 'kysely'
import type { CoreReading, CoreWriting } from '../scope.ts'
import type { TenantTransferTable, TransferPackageTable, TransferStepTable } from './transfer.tables.ts'

const columns = [
  't.id',
  't.city_id as cityId',
  't.source_id as sourceId',
  't.source_name as sourceName',
  't.destination_id as destinationId',
  't.destination_name as destinationName',
  't.place',
  't.day',
  't.document_number as documentNumber',
  't.approved_by as approvedBy',
  't.reason',
  't.proposed_at as proposedAt',
  't.proposed_by as proposedBy',
  't.proposed_by_title as proposedByTitle',
  't.proposed_by_unit as proposedByUnit',
] as const

export async function insertTransfer(scope: CoreWriting, row: Insertable<TenantTransferTable>): Promise<void> {
  await scope.db.insertInto('core.tenant_transfer').values(row).execute()
}

/** A transfer that the scope's tenant is a party to. */
export function selectTransfer(scope: CoreReading, id: string) {
  return scope.db.selectFrom('core.party_transfer as t').select(columns).where('t.id', '=', id).executeTakeFirst()
}

export type TransferRecord = NonNullable<Awaited<ReturnType<typeof selectTransfer>>>

/** Transfers that the scope's tenant is a party to, the latest day first. */
export function selectTransfers(
  scope: CoreReading,
  { after, limit }: { after?: { readonly day: string; readonly id: string } | undefined; limit: number },
) {
  let query = scope.db.selectFrom('core.party_transfer as t').select(columns)
  if (after !== undefined) {
    query = query.where((eb) =>
      eb.or([eb('t.day', '<', after.day), eb.and([eb('t.day', '=', after.day), eb('t.id', '<', after.id)])]),
    )
  }
  return query.orderBy('t.day', 'desc').orderBy('t.id', 'desc').limit(limit).execute()
}

/** What the scope's tenant has accepted and whose proposed day has come; whether and for when it still stands the steps say. */
export function selectAcceptedTransfers(scope: CoreReading, on: DateText) {
  const own = (steps: readonly TransferStepKind[]) =>
    scope.db.selectFrom('core.transfer_step as s').select('s.transfer_id').where('s.step', 'in', steps)
  return scope.db
    .selectFrom('core.party_transfer as t')
    .select(columns)
    .where('t.day', '<=', on)
    .where('t.id', 'in', own(['accept']))
    .where('t.id', 'not in', own(['complete', 'reject']))
    .orderBy('t.day')
    .orderBy('t.id')
    .execute()
}

/** What the parties of transfers have done, in order; a step that none of them wrote is nobody's. */
export async function selectSteps(scope: CoreReading, transfers: readonly TransferRecord[]) {
  if (transfers.length === 0) return []
  const rows = await scope.db
    .selectFrom('core.party_transfer_step as s')
    .select(['s.transfer_id as transferId', 's.by_tenant_id as byTenantId', 's.step', 's.at', 's.details'])
    .select(['s.document_number as documentNumber', 's.approved_by as approvedBy', 's.reason', 's.unit_id as unitId'])
    .select(['s.by_post as byPost', 's.by_name as byName', 's.by_title as byTitle', 's.by_unit as byUnit'])
    .where(
      's.transfer_id',
      'in',
      transfers.map(({ id }) => id),
    )
    .orderBy('s.transfer_id')
    .orderBy('s.position')
    .execute()
  const parties = new Map(
    transfers.map(({ id, cityId, sourceId, destinationId }) => [id, [cityId, sourceId, destinationId]]),
  )
  return rows.filter(({ transferId, byTenantId }) => parties.get(transferId)?.includes(byTenantId))
}

export type StepRow = Awaited<ReturnType<typeof selectSteps>>[number]

/** One step of a transfer at a time, whichever of the three takes it: their rows are in three tenants, this lock in none. */
export async function lockTransfer(scope: CoreWriting, id: string): Promise<void> {
  await scope.db
    .selectFrom('core.party_transfer as t')
    .select(sql<string>`pg_advisory_xact_lock(hashtextextended(${id}, 0))::text`.as('locked'))
    .where('t.id', '=', id)
    .execute()
}

export interface NewStep
  extends Pick<Insertable<TransferStepTable>, 'at' | 'by_post' | 'by_name' | 'by_title' | 'by_unit'> {
  readonly step: TransferStepKind
  readonly position: number
  readonly documentNumber?: string
  readonly approvedBy?: string
  readonly reason?: string
  readonly unitId?: string
  readonly details?: TransferDetails
}

export async function insertStep(
  scope: CoreWriting,
  { id, cityId, sourceId, destinationId }: TransferRecord,
  { step, position, documentNumber, approvedBy, reason, unitId, details, ...by }: NewStep,
): Promise<void> {
  await scope.db
    .insertInto('core.transfer_step')
    .values({
      ...by,
      transfer_id: id,
      position,
      city_id: cityId,
      source_id: sourceId,
      destination_id: destinationId,
      step,
      document_number: documentNumber ?? null,
      approved_by: approvedBy ?? null,
      reason: reason ?? null,
      unit_id: unitId ?? null,
      details: JSON.stringify(details ?? {}),
    })
    .execute()
}

export async function insertPackage(scope: CoreWriting, row: Insertable<TransferPackageTable>): Promise<void> {
  await scope.db.insertInto('core.transfer_package').values(row).execute()
}

/** What the source offers, as the destination finds it; the latest offer. */
export function selectOffer(scope: CoreReading, { id, sourceId }: TransferRecord) {
  return scope.db
    .selectFrom('core.arriving_package as p')
    .select(['p.nonce', 'p.sealed', 'p.hash', 'p.at'])
    .where('p.transfer_id', '=', id)
    .where('p.by_tenant_id', '=', sourceId)
    .where('p.stage', '=', 'offered')
    .orderBy('p.at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The tenant's own copy: of what crossed, or as long as nothing has, of what is offered. */
export function selectOwnPackage(scope: CoreReading, transferId: string) {
  return scope.db
    .selectFrom('core.transfer_package')
    .select(['nonce', 'hash', 'stage', 'at', 'sealed'])
    .where('transfer_id', '=', transferId)
    .orderBy((eb) => eb('stage', '=', 'offered'))
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Whether the tenant keeps a package of a transfer, which is large, without reading it. */
export async function hasOwnPackage(scope: CoreReading, transferId: string): Promise<boolean> {
  const row = await scope.db
    .selectFrom('core.transfer_package')
    .select('nonce')
    .where('transfer_id', '=', transferId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The change of places that a transfer was in the tenant; nothing before it is carried out. */
export async function findOwnEvent(scope: CoreReading, transferId: string): Promise<string | undefined> {
  const row = await scope.db
    .selectFrom('core.transfer_unit')
    .select('event_id as eventId')
    .where('transfer_id', '=', transferId)
    .limit(1)
    .executeTakeFirst()
  return row?.eventId
}

/** Whether a package has been let in already. */
export async function hasArrived(scope: CoreReading, nonce: string): Promise<boolean> {
  const row = await scope.db
    .selectFrom('core.transfer_package')
    .select('nonce')
    .where('nonce', '=', nonce)
    .where('stage', '=', 'received')
    .executeTakeFirst()
  return row !== undefined
}
