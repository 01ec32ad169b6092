import { defineModule } from '@linli/database'
import type { AuditTables } from './audit/audit.tables.ts'
import type { CaseTables } from './cases/case.tables.ts'
import type { CalendarTables } from './clocks/calendar.tables.ts'
import type { EventTables } from './events/event.tables.ts'
import type { FactTables } from './facts/fact.tables.ts'
import type { MetricTables } from './metrics/metric.tables.ts'
import type { ObligationTables } from './obligations/obligation.tables.ts'
import type { OrganisationTables } from './organisation/organisation.tables.ts'
import type { ParameterTables } from './parameters/parameter.tables.ts'
import type { PeopleTables } from './people/people.tables.ts'
import type { PlaceTables } from './places/places.tables.ts'
import type { PluginTables } from './plugins/plugin.tables.ts'
import type { RegisterTables } from './register/register.tables.ts'
import type { TenancyTables } from './tenancy/tenant.tables.ts'
import type { TransferTables } from './transfers/transfer.tables.ts'

export interface CoreTables
  extends AuditTables,
    CalendarTables,
    CaseTables,
    EventTables,
    FactTables,
    MetricTables,
    ObligationTables,
    OrganisationTables,
    ParameterTables,
    PeopleTables,
    PlaceTables,
    PluginTables,
    RegisterTables,
    TenancyTables,
    TransferTables {}

const platformTables = ['core.calendar_day', 'core.calendar_year', 'core.calendar_import', 'core.worker_mark']

/** The use cases of the core, each in one tenant. */
export const coreModule = defineModule<CoreTables>('linli_core', { platformTables })

/** The city's view of its districts: aggregates and the districts' own names, nothing else. */
export const cityModule = defineModule<CoreTables>('linli_city', { platformTables, tenantColumn: 'city_id' })
