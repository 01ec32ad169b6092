import { attributesOf, type UnitKind } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import type { AttributeValues } from './attribute.policy.ts'
import { selectNames } from './unit-detail.queries.ts'

/** That units which attributes name exist and are of their kind. Refuses with `unit.attribute-invalid`. */
export async function checkUnitReferences(
  scope: CoreReading,
  kind: UnitKind,
  values: AttributeValues,
): Promise<Result<void>> {
  const named = attributesOf(kind).flatMap((definition) => {
    const value = values.get(definition.key)
    return definition.type === 'unit' && value !== undefined ? [{ definition, value }] : []
  })
  const units = await selectNames(
    scope,
    named.map(({ value }) => value),
  )
  for (const { definition, value } of named) {
    const unit = units.find(({ id }) => id === value)
    if (unit?.kind !== definition.kind || unit.validTo !== null) {
      return refuseCore('invalid', 'unit.attribute-invalid', { field: definition.key, problem: 'unit' })
    }
  }
  return ok(undefined)
}
