import type { TransferDetails, TransferStepKind } from '@linli/contract'
import type { TenantId } from '@linli/database'
import type { Generated, JSONColumnType } from 'kysely'

/** What a city proposes. Its own, never changed: what comes of it is in the steps. */
export interface TenantTransferTable {
  tenant_id: TenantId
  id: string
  source_id: string
  source_name: string
  destination_id: string
  destination_name: string
  /** In the city's words: it does not see the districts' registers. */
  place: string
  day: string
  document_number: string
  approved_by: string
  reason: string
  proposed_at: Date
  proposed_by: string
  proposed_by_title: string
  proposed_by_unit: string
}

/** A view: the proposals that the scope's tenant made or is a party to, as rows of its own. */
export interface PartyTransferView extends TenantTransferTable {
  city_id: string
}

/** What one of the three has done; each writes its own. */
export interface TransferStepTable {
  tenant_id: TenantId
  transfer_id: string
  /** Counts the steps of all three. */
  position: number
  city_id: string
  source_id: string
  destination_id: string
  step: TransferStepKind
  document_number: string | null
  approved_by: string | null
  reason: string | null
  /** The unit that goes, where the source confirms; the one under which it will stand, where the destination accepts. */
  unit_id: string | null
  details: JSONColumnType<TransferDetails>
  at: Date
  by_post: string
  by_name: string
  by_title: string
  by_unit: string
}

/** A view: the steps of all parties. */
export interface PartyTransferStepView
  extends Omit<TransferStepTable, 'city_id' | 'source_id' | 'destination_id' | 'details'> {
  by_tenant_id: string
  details: TransferDetails
}

/** A sealed package: offered when the source confirms, sent and received when it is carried out. A nonce comes once. */
export interface TransferPackageTable {
  tenant_id: TenantId
  nonce: string
  transfer_id: string
  source_id: string
  destination_id: string
  stage: 'offered' | 'sent' | 'received'
  sealed: string
  hash: string
  at: Date
}

/** A view: packages of the tenant, and those on their way to it. */
export interface ArrivingPackageView extends TransferPackageTable {
  by_tenant_id: string
}

/** Which unit of the other district a unit has become, or was. */
export interface TransferUnitTable {
  tenant_id: TenantId
  transfer_id: string
  unit_id: string
  event_id: string
  other_tenant_id: string
  other_tenant_name: string
  other_unit_id: string
  other_unit_name: string
}

/** What was open in the other district on the day, to be gone on with here. */
export interface HandedMatterTable {
  tenant_id: TenantId
  id: string
  transfer_id: string
  unit_id: string
  other_tenant_name: string
  other_case_id: string
  plugin_id: string
  process: string
  state: string
  title: string
  opened_at: Date
  /** The case's history, as the package had it. */
  history: JSONColumnType<readonly unknown[]>
  taken_up_at: Generated<Date | null>
  taken_up_by: Generated<string | null>
  taken_up_note: Generated<string | null>
}

export interface TransferTables {
  'core.tenant_transfer': TenantTransferTable
  'core.party_transfer': PartyTransferView
  'core.transfer_step': TransferStepTable
  'core.party_transfer_step': PartyTransferStepView
  'core.transfer_package': TransferPackageTable
  'core.arriving_package': ArrivingPackageView
  'core.transfer_unit': TransferUnitTable
  'core.handed_matter': HandedMatterTable
}
