import type {
  PlaceChoices,
  PlaceCounts,
  PlaceDraft,
  PlaceEventKind,
  PlaceEventState,
  PlaceFinding,
  UnitKind,
} from '@linli/contract'
import type { TenantId } from '@linli/database'
import type { JSONColumnType } from 'kysely'

/** A dated change of places. Never edited but for its state: planned, in effect, cancelled. */
export interface PlaceEventTable {
  tenant_id: TenantId
  id: string
  kind: PlaceEventKind
  state: PlaceEventState
  day: string
  document_number: string | null
  approved_by: string | null
  reason: string | null
  /** Names of what it is about, in the words of the day it was recorded. */
  subject: string
  draft: JSONColumnType<PlaceDraft | Record<string, unknown>>
  choices: JSONColumnType<PlaceChoices>
  touched: JSONColumnType<Partial<PlaceCounts>>
  /** What the rules found when it was recorded. */
  findings: JSONColumnType<readonly PlaceFinding[], string | undefined, never>
  recorded_at: Date
  recorded_by_post: string
  recorded_by: string
  recorded_by_title: string
  recorded_by_unit: string
  applied_at: Date | null
  cancelled_at: Date | null
  cancelled_by: string | null
  cancel_reason: string | null
  /** The refusal, code and parameters as JSON, that kept it from taking effect on its day. */
  problem: string | null
}

/** A unit before or after an event, in the words of that side. */
export interface PlaceEventUnitTable {
  tenant_id: TenantId
  event_id: string
  side: 'before' | 'after'
  unit_id: string
  kind: UnitKind
  name: string
  full_name: string
  parent_id: string | null
  parent_name: string | null
  code: string | null
  households: number | null
  continues: boolean
}

/** Who follows whom; the first successor stands where nobody has chosen. */
export interface PlaceSuccessionTable {
  tenant_id: TenantId
  event_id: string
  unit_id: string
  successor_id: string
  position: number
}

export interface PlaceEventCaseTable {
  tenant_id: TenantId
  event_id: string
  case_id: string
  from_unit_id: string
  to_unit_id: string
}

/** What a unit was called and where it stood, up to an event; what it is today stands in the unit itself. */
export interface UnitPastTable {
  tenant_id: TenantId
  unit_id: string
  parent_id: string | null
  name: string
  full_name: string
  valid_from: string
  valid_to: string
  event_id: string
}

export interface DelegationTable {
  tenant_id: TenantId
  id: string
  area_id: string
  delegate_id: string
  valid_from: string
  valid_to: string | null
  event_id: string
  ended_by_event: string | null
}

export interface PlaceTables {
  'core.place_event': PlaceEventTable
  'core.place_event_unit': PlaceEventUnitTable
  'core.place_succession': PlaceSuccessionTable
  'core.place_event_case': PlaceEventCaseTable
  'core.unit_past': UnitPastTable
  'core.delegation': DelegationTable
}
