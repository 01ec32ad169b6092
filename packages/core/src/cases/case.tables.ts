import type { BranchVerdict, ParameterLevel, SideKind, TransitionKind } from '@linli/contract'
import type { TenantId } from '@linli/database'
import type { Generated, JSONColumnType } from 'kysely'

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
  opened_by_person: string | null
  /** Entries of the history since the last transition. */
  side_steps: Generated<number>
  supplements: Generated<number>
  /** A to-do of it has been handed to others at some time. */
  delegated: Generated<boolean>
  /** When its opener last asked for it; forgotten with the next transition. */
  urged_at: Date | null
  /** The district in which it is gone on with, where its unit has gone there. */
  handed_to: Generated<string | null>
  opened_at: Date
  updated_at: Date
}

export interface TimelineEntryTable {
  tenant_id: TenantId
  id: string
  case_id: string
  /** The case's version that this step made, or in which it fell. */
  version: number
  /** 0 for a transition; what falls between two of them is counted from 1. With the version it orders the history. */
  seq: number
  kind: TransitionKind | SideKind
  branch_id: string | null
  at: Date
  action: string
  from_state: string | null
  to_state: string
  person_name: string
  post_title: string
  unit_name: string
  post_id: string
  person_id: string | null
  unit_id: string | null
  on_behalf_of: string | null
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
  branch_id: string | null
  /** How many working days before the last one it reminds; null once it has, and where it does not. */
  remind_days: number | null
  /** Whether the unit above is still to be told once it is overdue. */
  escalates: boolean
  /** What the platform does once it has run out; null once it has. */
  lapse: string | null
  /** The first day on which the platform has something to do about it, pauses aside. */
  act_on: string | null
}

/** A time in which a clock stood still. */
export interface ClockPauseTable {
  tenant_id: TenantId
  id: string
  clock_id: string
  paused_on: string
  resumed_on: string | null
}

export interface CaseBranchTable {
  tenant_id: TenantId
  id: string
  case_id: string
  /** The state whose branch it is. */
  state: string
  key: string
  /** The case's version that opened it. */
  round: number
  unit_id: string
  version: number
  opened_at: Date
  closed_at: Date | null
  outcome: string | null
  verdict: BranchVerdict | null
}

/** A unit beside the opener's that may appeal. */
export interface CasePartyTable {
  tenant_id: TenantId
  case_id: string
  unit_id: string
  named_at: Date
}

/** A person who may not act in a case (回避). */
export interface RecusalTable {
  tenant_id: TenantId
  case_id: string
  person_id: string
  declared_by: string
  reason: string
  at: Date
}

/** That others do a to-do for the unit for which it waits (委托), until the end of a day. */
export interface TodoDelegationTable {
  tenant_id: TenantId
  id: string
  case_id: string
  todo_id: string
  from_unit_id: string
  from_unit_name: string
  from_post_id: string
  to_unit_id: string
  to_post_id: string | null
  reason: string
  until: string
  at: Date
  ended_at: Date | null
}

/** A copy of a case (抄送) for a unit's posts, or for one of them. */
export interface CaseCopyTable {
  tenant_id: TenantId
  id: string
  case_id: string
  unit_id: string
  post_id: string | null
  /** What it is a copy of: an action, or what else was noted. */
  action: string
  at: Date
}

export interface CopyReadTable {
  tenant_id: TenantId
  copy_id: string
  post_id: string
  at: Date
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
  /** Null, once done, where another step made it needless. */
  done_by_post: string | null
  branch_id: string | null
  /** The one post of the unit that it was handed to. */
  post_id: string | null
}

export interface CaseTables {
  'core.case_file': CaseFileTable
  'core.timeline_entry': TimelineEntryTable
  'core.clock': ClockTable
  'core.clock_pause': ClockPauseTable
  'core.todo': TodoTable
  'core.case_branch': CaseBranchTable
  'core.case_party': CasePartyTable
  'core.recusal': RecusalTable
  'core.todo_delegation': TodoDelegationTable
  'core.case_copy': CaseCopyTable
  'core.copy_read': CopyReadTable
}
