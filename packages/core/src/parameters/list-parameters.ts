import type { ParameterRow, PlannedValue } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import { type DistrictParameters, listDistrictParameters } from './district-parameters.ts'
import { chooseInForce, type DatedRow, levelOf, type ParameterHolder, rowsByLevel, useOf } from './parameter.policy.ts'
import { selectOpenRows } from './parameter.queries.ts'
import type { ParameterCatalogue } from './parameter-catalogue.ts'

/** Every declared parameter as it holds on a day, with the next change and, for a city, how many districts deviate. */
export async function listParameters(
  scope: CoreReading,
  { catalogue, on }: { readonly catalogue: ParameterCatalogue; readonly on: DateText },
): Promise<ParameterRow[]> {
  const inCity = scope.tenantId === scope.cityId
  const [rows, districts] = await Promise.all([selectOpenRows(scope), inCity ? listDistrictParameters(scope) : []])
  const byKey = Map.groupBy(rows, ({ key }) => key)
  return catalogue.definitions.map((definition) => {
    const ofKey = byKey.get(definition.key) ?? []
    const row = chooseInForce(scope, ofKey, on)
    const planned = findPlanned(scope, ofKey, on)
    return {
      definition,
      ...(row !== undefined && row.value !== null && { use: useOf(scope, { ...row, value: row.value }) }),
      ...(planned && { planned }),
      ...(inCity && { deviations: countDeviations(districts, definition.key, on) }),
    }
  })
}

/**
 * The next change that the tenant will feel: of its own level, or of its city's while it has no value of its own.
 */
export function findPlanned(
  holder: ParameterHolder,
  rows: readonly DatedRow[],
  on: DateText,
): PlannedValue | undefined {
  const { district, city } = rowsByLevel(holder, rows, on)
  const [next] = rows
    .filter((row) => row.validFrom > on)
    .filter((row) => {
      const level = levelOf(holder, row)
      if (level === 'district') return true
      return district === undefined && (level === 'city' || city === undefined)
    })
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  if (next === undefined) return undefined
  const { validFrom, value } = next
  return { level: levelOf(holder, next), validFrom, ...(value !== null && { value }) }
}

function countDeviations(districts: readonly DistrictParameters[], key: string, on: DateText): number {
  return districts.filter(({ tenantId, cityId, rows }) => {
    const ofKey = rows.filter((row) => row.key === key)
    return rowsByLevel({ tenantId, cityId }, ofKey, on).district !== undefined
  }).length
}
