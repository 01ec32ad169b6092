import { valueOrThrow } from '@linli/kernel'
import { addIdentifiers } from '../organisation/add-identifiers.ts'
import { addUnits } from '../organisation/add-units.ts'
import type { CoreWriting } from '../scope.ts'
import { cityDepartmentNames, cityPlace } from './city-places.ts'

/** The first day for which the register that comes with the product vouches. */
export const REGISTER_DAY = '2023-06-30'

/** The city itself and its own offices. */
export async function seedCityUnits(scope: CoreWriting): Promise<void> {
  const [cityUnit = ''] = valueOrThrow(
    await addUnits(scope, [{ kind: 'city', name: cityPlace.name, validFrom: REGISTER_DAY }]),
  )
  valueOrThrow(
    await addUnits(
      scope,
      cityDepartmentNames.map((name, index) => ({
        parentId: cityUnit,
        kind: 'department',
        name: `${cityPlace.name}${name}`,
        overseer: index === 0,
        sortKey: index,
        validFrom: REGISTER_DAY,
      })),
    ),
  )
  await addIdentifiers(scope, [
    { unitId: cityUnit, scheme: 'gb-2260', value: cityPlace.code, validFrom: REGISTER_DAY, source: 'GB/T 2260' },
  ])
}
