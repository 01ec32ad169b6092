import type { FactDefinitionInput, FactWay } from '@linli/contract'
import type { TenantId } from '@linli/database'
import type { JSONColumnType } from 'kysely'

/** What a definition says beside its key and its days; read whole, never filtered by. */
export type FactContent = Omit<FactDefinitionInput, 'key' | 'validFrom'>

export interface FactDefinitionTable {
  tenant_id: TenantId
  id: string
  key: string
  valid_from: string
  /** The first day on which it no longer holds. */
  valid_to: string | null
  content: JSONColumnType<FactContent>
  /** The day on which it was made known: nobody is late with a period that ended before. */
  set_on: string
  /** When it was defined anew from the same day on. */
  replaced_at: Date | null
}

/** A view: the tenant's own definitions and its city's that nobody has replaced, as rows of the tenant. */
export interface ReachableFactDefinitionView extends Omit<FactDefinitionTable, 'replaced_at'> {
  owner_tenant_id: string
}

/** One row an entry or correction; all but `superseded_at` stays as it was written. */
export interface FactValueTable {
  tenant_id: TenantId
  id: string
  unit_id: string
  key: string
  period: string
  /** 1 for the first entry of a period, and one more for each correction. */
  revision: number
  /** The first day of its period: what held on a day is the latest value that began by then. */
  holds_from: string
  value: string
  way: FactWay
  basis: string | null
  reason: string | null
  entered_at: Date
  entered_by_post: string
  /** Person, post and unit in the words of the day. */
  person_name: string
  post_title: string
  unit_name: string
  superseded_at: Date | null
}

export interface FactTables {
  'core.fact_definition': FactDefinitionTable
  'core.reachable_fact_definition': ReachableFactDefinitionView
  'core.fact_value': FactValueTable
}
