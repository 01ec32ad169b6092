import type { CatalogueAllowances } from '@linli/database/testing'
import { QUEUE_SCHEMA } from '../events/queue.ts'

const workerTables = [
  'audit_pending',
  'audit_seal',
  'audit_head',
  'outbox',
  'metric_delta',
  'metric_community',
  'metric_district',
]
const platformTables = ['core.calendar_year', 'core.calendar_day', 'core.calendar_import', 'core.worker_mark']

const policy = (table: string, name: string, rest: string) => `core.${table} ${name} ${rest}`
const across = 'using linli.platform() check -'

/** What the core's schema has beside the rules, each for a reason that its migration tells. */
export const coreAllowances: Partial<CatalogueAllowances> = {
  platformTables,
  platformWrites: platformTables.map((table) => `linli_worker writes ${table}`),
  librarySchemas: [QUEUE_SCHEMA],
  policies: [
    policy('tenant', 'city_sees_districts', 'to linli_city for SELECT using (city_id = linli.tenant()) check -'),
    policy('tenant', 'district_sees_city', 'to linli_core for SELECT using (tenant_id = linli.city()) check -'),
    policy('tenant', 'worker', `to linli_worker for SELECT ${across}`),
    policy('audit_entry', 'worker', `to linli_worker for SELECT ${across}`),
    policy('metric_district', 'city', 'to linli_city for SELECT using (city_id = linli.tenant()) check -'),
    policy('fact_definition', 'city_catalogue', 'to public for SELECT using (tenant_id = linli.city()) check -'),
    policy('parameter', 'overseen', 'to linli_city for SELECT using (city_id = linli.tenant()) check -'),
    policy('parameter', 'city_catalogue', 'to public for SELECT using (tenant_id = linli.city()) check -'),
    policy(
      'tenant_transfer',
      'party',
      `to public for SELECT using ((source_id = linli.tenant()) OR (destination_id = linli.tenant())) check -`,
    ),
    policy(
      'transfer_step',
      'party',
      `to public for SELECT using ((city_id = linli.tenant()) OR (source_id = linli.tenant()) OR (destination_id = linli.tenant())) check -`,
    ),
    policy('transfer_package', 'destination', 'to public for SELECT using (destination_id = linli.tenant()) check -'),
    ...platformTables.flatMap((table) => [
      `${table} published to public for SELECT using true check -`,
      `${table} worker to linli_worker for ALL ${across}`,
    ]),
    ...workerTables.map((table) => policy(table, 'worker', `to linli_worker for ALL ${across}`)),
  ],
}
