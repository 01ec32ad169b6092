import type { ObligationKind, RuleFinding } from '@linli/contract'
import type { TenantId } from '@linli/database'
import type { JSONColumnType } from 'kysely'

export interface ObligationTable {
  tenant_id: TenantId
  id: string
  /** The case of the core's own that carries its to-do, clock and history. */
  case_id: string
  kind: ObligationKind
  /** The unit, or the transfer, that it is about. */
  subject_id: string
  /** The period of facts, the step of a transfer; empty where a subject has one cause of a kind at a time. */
  occasion: string
  finding: JSONColumnType<RuleFinding>
  since: string
  /** The day on which its cause was found gone. */
  ended_on: string | null
}

export interface ObligationTables {
  'core.obligation': ObligationTable
}
