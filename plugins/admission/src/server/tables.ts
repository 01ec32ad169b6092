import type { PluginReader, TenantId } from '@linli/sdk/server'
import type { Generated } from 'kysely'
import type { ReportChannel } from '../contract/dictionary.ts'
import type { AgreementForm, FundingFormula, ItemCategory, ItemKind } from '../contract/index.ts'

export interface ItemTable {
  tenant_id: TenantId
  id: string
  case_id: string
  department_id: string
  name: string
  category: ItemCategory
  kind: ItemKind
  legal_basis: string | null
  /** numeric(14,2) yuan, read and written as text. */
  funding_amount: string | null
  funding_formula: FundingFormula | null
  funding_note: string | null
  conditions: string | null
  agreement_form: AgreementForm | null
  agreement_reference: string | null
  agreement_signed_on: string | null
  agreement_powers: string | null
  agreement_payment: string | null
  contact: string
  starts_on: string
  ends_on: string | null
  /** Of `item_community`, written with it: a list shows it for every row. */
  community_count: number
  /** It was in force, its last day has passed, and the figure has gone down for it. */
  ended: Generated<boolean>
  filed_at: Date
}

/** The communities an item reaches. */
export interface ItemCommunityTable {
  tenant_id: TenantId
  item_id: string
  community_id: string
}

export interface ReportTable {
  tenant_id: TenantId
  id: string
  case_id: string
  community_id: string
  title: string
  demanded_by: string
  demanded_by_unit_id: string | null
  description: string | null
  channel: ReportChannel
  answer: string | null
  filed_at: Date
}

export interface AdmissionTables {
  'plg_admission.item': ItemTable
  'plg_admission.item_community': ItemCommunityTable
  'plg_admission.report': ReportTable
}

/** What a reading query needs; readers and writers both have it. */
export type AdmissionReader = Pick<PluginReader<AdmissionTables>, 'selectFrom'>
