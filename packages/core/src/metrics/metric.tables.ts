import type { TenantId } from '@linli/database'

/** A change of a figure, appended in the write that causes it. Whole numbers; money in fen. */
export interface MetricDeltaTable {
  tenant_id: TenantId
  id: string
  city_id: string
  metric: string
  /** The community it counts for; null when the figure has the district's level only. */
  unit_id: string | null
  amount: number
}

export interface MetricCommunityTable {
  tenant_id: TenantId
  metric: string
  unit_id: string
  value: number
  folded_at: Date
}

export interface MetricDistrictTable {
  tenant_id: TenantId
  city_id: string
  metric: string
  value: number
  folded_at: Date
}

/** When the worker last finished a kind of work, such as folding the figures. A platform table. */
export interface WorkerMarkTable {
  name: string
  at: Date
}

export interface MetricTables {
  'core.metric_delta': MetricDeltaTable
  'core.metric_community': MetricCommunityTable
  'core.metric_district': MetricDistrictTable
  'core.worker_mark': WorkerMarkTable
}
