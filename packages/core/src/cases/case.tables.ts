import type { ParameterLevel } from '@linli/contract'
import type { TenantId } from '@linli/database'
import type { JSONColumnType } from 'kysely'

export interface CaseFileTable {
  tenant_id: TenantId
  id: string
  plugin_id: string
  process: string
  subject_id: string
  title: string
  state: string
  version: number
  unit_id: string
  opened_by_post: string
  opened_at: Date
  updated_at: Date
}

export interface TimelineEntryTable {
  tenant_id: TenantId
  id: string
  case_id: string
  /** The case's version that this step made; it orders the history. */
  version: number
  at: Date
  action: string
  from_state: string | null
  to_state: string
  person_name: string
  post_title: string
  unit_name: string
  post_id: string
  opinion: string | null
  details: JSONColumnType<Record<string, unknown>>
}

export interface ClockTable {
  tenant_id: TenantId
  id: string
  case_id: string
  key: string
  parameter: string
  /** The version of the parameter by which it was started; empty where that was not yet recorded. */
  parameter_version: string
  parameter_level: ParameterLevel | ''
  rule_source: string
  started_on: string
  due_on: string
  working_days: number
  /** The day from which the days still left are counted: the start, or the day of the last resumption. */
  counted_from: string
  counted_days: number
  provisional: boolean
  calendar_version: string
  paused_on: string | null
  stopped_on: string | null
}

export interface TodoTable {
  tenant_id: TenantId
  id: string
  case_id: string
  step: string
  unit_id: string
  permission: string
  opened_at: Date
  /** `infinity` when no deadline runs, so that the inbox sorts by one index. */
  due_on: string
  /** The clock that gives the due day. */
  clock_id: string | null
  done_at: Date | null
  done_by_post: string | null
}

export interface CaseTables {
  'core.case_file': CaseFileTable
  'core.timeline_entry': TimelineEntryTable
  'core.clock': ClockTable
  'core.todo': TodoTable
}
