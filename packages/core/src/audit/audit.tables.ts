import type { TenantId } from '@linli/database'
import type { JSONColumnType } from 'kysely'

/** What was done, by whom, to what. Appended only; no role may change or delete a row. */
export interface AuditEntryTable {
  tenant_id: TenantId
  id: string
  /** Kept to the millisecond, the precision in which it is sealed. */
  at: Date
  post_id: string
  person_name: string
  post_title: string
  unit_name: string
  action: string
  subject_kind: string
  subject_id: string
  details: JSONColumnType<Record<string, unknown>>
}

/** An entry that waits for its seal; the sealer's queue, since ids do not come in the order of commits. */
export interface AuditPendingTable {
  tenant_id: TenantId
  entry_id: string
}

/** One link of a tenant's chain: the hash covers the entry's every column and the link before it. */
export interface AuditSealTable {
  tenant_id: TenantId
  seq: number
  entry_id: string
  hash: string
  sealed_at: Date
}

/** The chain's last link, kept apart so that cutting links off the end shows. */
export interface AuditHeadTable {
  tenant_id: TenantId
  seq: number
  hash: string
}

export interface AuditTables {
  'core.audit_entry': AuditEntryTable
  'core.audit_pending': AuditPendingTable
  'core.audit_seal': AuditSealTable
  'core.audit_head': AuditHeadTable
}
