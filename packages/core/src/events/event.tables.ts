import type { TenantId } from '@linli/database'
import type { JSONColumnType } from 'kysely'

/** An event of a write, waiting in the write's own transaction to be taken to the queue. */
export interface OutboxTable {
  tenant_id: TenantId
  id: string
  type: string
  schema_version: number
  occurred_at: Date
  post_id: string
  payload: JSONColumnType<Record<string, unknown>>
}

/** A handler's effect that has happened; written with the effect, so that a second delivery finds it. */
export interface JobEffectTable {
  tenant_id: TenantId
  key: string
  at: Date
}

export interface EventTables {
  'core.outbox': OutboxTable
  'core.job_effect': JobEffectTable
}
