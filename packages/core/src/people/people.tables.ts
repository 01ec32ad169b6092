import type { PostRole } from '@linli/contract'
import type { TenantId } from '@linli/database'
import type { Generated } from 'kysely'

export interface PersonTable {
  tenant_id: TenantId
  id: string
  name: string
  /** A made-up person of the demonstration, shown as such. */
  demo: Generated<boolean>
  created_at: Generated<Date>
}

export interface PostTable {
  tenant_id: TenantId
  id: string
  unit_id: string
  title: string
  role: PostRole
}

export interface AppointmentTable {
  tenant_id: TenantId
  id: string
  person_id: string
  post_id: string
  valid_from: string
  /** The first day on which the person no longer holds the post. */
  valid_to: string | null
}

export interface PeopleTables {
  'core.person': PersonTable
  'core.post': PostTable
  'core.appointment': AppointmentTable
}
