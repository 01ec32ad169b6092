import type { ColumnType, Kysely } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'

/** The tenant column of every plugin table: read like any other, written by the query layer alone. */
export type TenantId = ColumnType<string, never, never>

/**
 * What the core publishes to plugins: views that a plugin's role may read and join with its own tables, so that a list is
 * one statement. `schema.table` names are written out in queries.
 */
export interface CoreViews {
  /** The plugin's own cases; other plugins' are not visible. */
  'core_api.case_file': {
    tenant_id: TenantId
    id: string
    plugin_id: string
    process: string
    subject_id: string
    title: string
    state: string
    version: number
    unit_id: string
    opened_at: Date
    updated_at: Date
    supplements: number
  }
  /** The branches of the plugin's cases; `outcome` is null while one is open, and where it ended unanswered. */
  'core_api.case_branch': {
    tenant_id: TenantId
    id: string
    case_id: string
    state: string
    key: string
    round: number
    unit_id: string
    version: number
    opened_at: Date
    closed_at: Date | null
    outcome: string | null
    verdict: string | null
  }
  /** Deadlines of cases; one row for each start. */
  'core_api.clock': {
    tenant_id: TenantId
    case_id: string
    key: string
    started_on: string
    due_on: string
    provisional: boolean
    paused_on: string | null
    stopped_on: string | null
    /** Of a branch; null for the case's own. */
    branch_id: string | null
  }
  'core_api.org_unit': {
    tenant_id: TenantId
    id: string
    parent_id: string | null
    kind: string
    name: string
    full_name: string
    overseer: boolean
    sort_key: number
    valid_from: string
    valid_to: string | null
  }
  /** Every unit with all units above it and itself (depth 0). */
  'core_api.org_unit_closure': {
    tenant_id: TenantId
    ancestor_id: string
    descendant_id: string
    depth: number
  }
  /** Every unit by period: its name and place from a day to a day; the last period goes on while it has no end. */
  'core_api.unit_version': {
    tenant_id: TenantId
    unit_id: string
    parent_id: string | null
    name: string
    full_name: string
    valid_from: string
    valid_to: string | null
  }
  /** Which community looks after an area without one of its own (代管), from a day to a day. */
  'core_api.delegation': {
    tenant_id: TenantId
    id: string
    area_id: string
    delegate_id: string
    valid_from: string
    valid_to: string | null
  }
}

type DoorsOut =
  | 'transaction'
  | 'startTransaction'
  | 'connection'
  | 'destroy'
  | 'introspection'
  | 'withoutPlugins'
  | 'withPlugin'

/** The plugin's tables and the core's views, to read. Each statement is one round trip. */
export type PluginReader<Tables> = Omit<ReadonlyKysely<Tables & CoreViews>, DoorsOut>

/** The plugin's tables, to read and write inside the mutation's transaction; the core's views stay read-only by grant. */
export type PluginWriter<Tables> = Omit<Kysely<Tables & CoreViews>, DoorsOut | 'schema'>
