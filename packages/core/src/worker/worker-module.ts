import { defineModule } from '@linli/database'
import type { AuditTables } from '../audit/audit.tables.ts'
import type { CalendarTables } from '../clocks/calendar.tables.ts'
import type { EventTables } from '../events/event.tables.ts'
import type { MetricTables } from '../metrics/metric.tables.ts'
import type { TenancyTables } from '../tenancy/tenant.tables.ts'

/** Across tenants nobody adds the tenant to a row: the worker names it itself. */
type AcrossTenants<Tables> = {
  [Name in keyof Tables]: Tables[Name] extends { tenant_id: unknown }
    ? Omit<Tables[Name], 'tenant_id'> & { tenant_id: string }
    : Tables[Name]
}

export type WorkerTables = AcrossTenants<AuditTables & CalendarTables & EventTables & MetricTables & TenancyTables>

/** The worker of the platform: it has no tenant, and its policies name the tables it may reach across tenants. */
export const workerModule = defineModule<WorkerTables>('linli_worker')
