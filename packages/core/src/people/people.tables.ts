import type { AdministratorRole, PostRole } from '@linli/contract'
import type { TenantId } from '@linli/database'
import type { Generated } from 'kysely'

export interface PersonTable {
  tenant_id: TenantId
  id: string
  name: string
  /** A made-up person of the demonstration, shown as such. */
  demo: Generated<boolean>
  phone: Generated<string | null>
  /** The day on which the person's employment here ended. */
  left_on: Generated<string | null>
  created_at: Generated<Date>
}

export interface PostTable {
  tenant_id: TenantId
  id: string
  unit_id: string
  title: string
  role: PostRole
  /** The first day on which the post does not exist any more. */
  closed_on: Generated<string | null>
}

export interface AppointmentTable {
  tenant_id: TenantId
  id: string
  person_id: string
  post_id: string
  valid_from: string
  /** The first day on which the person no longer holds the post. */
  valid_to: string | null
  /** What the post is called while a deputy (代理) holds it; null for everybody else. */
  acting_title: Generated<string | null>
  reason: Generated<string | null>
}

/** Who shall administer, or no longer: proposed by one administrator, decided by another. */
export interface AdministratorProposalTable {
  tenant_id: TenantId
  id: string
  kind: 'appoint' | 'end'
  role: AdministratorRole
  title: string
  person_id: string | null
  person_name: string
  /** Of somebody new. */
  account: string | null
  appointment_id: string | null
  effective_on: string
  reason: string
  proposed_by_person: string
  proposed_by_name: string
  proposed_by_role: AdministratorRole
  proposed_at: Date
  decided_by_person: string | null
  decided_by_name: string | null
  decided_at: Date | null
  outcome: 'confirmed' | 'declined' | null
  decision_reason: string | null
}

export interface HandOverTable {
  tenant_id: TenantId
  id: string
  appointment_id: string
  post_id: string
  post_title: string
  unit_id: string
  unit_name: string
  from_person: string
  from_name: string
  to_person: string | null
  to_name: string | null
  effective_on: string
  reason: string
  remarks: string | null
  todo_count: number
  at: Date
  by_post: string
  by_name: string
  by_title: string
}

export interface HandOverItemTable {
  tenant_id: TenantId
  hand_over_id: string
  seq: number
  kind: 'todo' | 'case'
  case_id: string
  plugin_id: string
  process: string
  title: string
  step: string | null
  due_on: string | null
  sole: boolean
}

export interface PeopleTables {
  'core.person': PersonTable
  'core.post': PostTable
  'core.appointment': AppointmentTable
  'core.administrator_proposal': AdministratorProposalTable
  'core.hand_over': HandOverTable
  'core.hand_over_item': HandOverItemTable
}
