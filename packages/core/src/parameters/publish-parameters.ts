import type { DatedValue, ParameterDefault } from '@linli/contract'
import type { Database } from '@linli/database'
import { type Clock, newId, SYSTEM_ACTOR, systemClock } from '@linli/kernel'
import { coreModule } from '../core-module.ts'
import { listTenants } from '../tenancy/list-tenants.ts'
import { insertRows, type NewParameterRow } from './parameter.queries.ts'

/** Puts the default values of core and plugins into every city's catalogue; what is there already stays. */
export async function publishParameters(
  database: Database,
  parameters: readonly ParameterDefault[],
  clock: Clock = systemClock,
): Promise<void> {
  const cities = (await listTenants(database)).filter(({ kind }) => kind === 'city')
  for (const { id } of cities) {
    const context = { tenantId: id, cityId: id, actorId: SYSTEM_ACTOR }
    const at = clock.now()
    const rows = parameters.flatMap(({ earlier = [], ...parameter }) =>
      [...earlier, parameter].map((value) => productRow(id, parameter, value, at)),
    )
    await database.write(coreModule, context, (scope) => insertRows(scope, rows))
  }
}

function productRow(
  cityId: string,
  { key, unit }: ParameterDefault,
  { value, validFrom, sourceDocument, section }: DatedValue,
  at: Date,
): NewParameterRow {
  return {
    id: newId(at),
    city_id: cityId,
    key,
    value: JSON.stringify(value),
    unit,
    origin: 'product',
    revision: 1,
    ending: false,
    valid_from: validFrom,
    valid_to: null,
    source_document: sourceDocument,
    section,
    reason: '',
    corrects_id: null,
    recorded_at: at,
    recorded_by_post: null,
    recorded_by: '',
    closed_at: null,
    closing: null,
    closed_by_post: null,
    closed_by: '',
    closing_reason: '',
  }
}
