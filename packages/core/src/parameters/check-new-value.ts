import type { ParameterDefinition } from '@linli/contract'
import { type DateText, findDocumentNumberFlaw, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { type ParameterHolder, rowsByLevel } from './parameter.policy.ts'
import { selectOpenRows } from './parameter.queries.ts'
import { mayHold } from './parameter-catalogue.ts'
import type { Basis, GivenBasis, GivenValue, ParameterWork } from './parameter-work.ts'

const ownDecision = { city: '本市规定', district: '本区规定' }

/**
 * Where a value is written. Refuses with `parameter.document-number` for what is not a document number (GB/T 9704-2012), with
 * `parameter.document-required` without a law's name, and with `parameter.reason-required` for a decision of one's own
 * without a reason.
 */
export function readBasis(holder: ParameterHolder, given: GivenBasis): Result<Basis> {
  const { basis, document = '', section, reason } = given
  if (basis === 'own') {
    if (reason === '') return refuseCore('invalid', 'parameter.reason-required')
    const own = holder.tenantId === holder.cityId ? ownDecision.city : ownDecision.district
    return ok({ document: own, section, reason })
  }
  if (document === '') return refuseCore('invalid', 'parameter.document-required')
  const flaw = basis === 'numbered' ? findDocumentNumberFlaw(document) : undefined
  if (flaw !== undefined) return refuseCore('invalid', 'parameter.document-number', { flaw })
  return ok({ document, section, reason })
}

/**
 * Whether the tenant may set this value from this day on. Refuses with `parameter.not-declared`, `parameter.value-not-allowed`
 *
 * (type or bounds), `parameter.day-order`, and for a district with `parameter.city-alone` and `parameter.weaker-than-city`,
 * also where the city has planned a stronger one for a later day on which the value still holds.
 */
export async function checkNewValue(
  { scope, catalogue }: Pick<ParameterWork, 'scope' | 'catalogue'>,
  { key, value, validFrom, validTo }: Pick<GivenValue, 'value' | 'validFrom' | 'validTo'> & { readonly key: string },
): Promise<Result<ParameterDefinition>> {
  const definition = catalogue.find(key)
  if (definition === undefined) return refuseCore('not-found', 'parameter.not-declared', { key })
  if (!mayHold(definition, value)) {
    const { type, least, most } = definition
    return refuseCore('invalid', 'parameter.value-not-allowed', { type, least, most })
  }
  if (validTo !== undefined && validTo <= validFrom) return refuseCore('invalid', 'parameter.day-order')
  if (scope.tenantId === scope.cityId) return ok(definition)
  const allowed = await checkAgainstCity({ scope, definition }, { value, validFrom, validTo })
  return allowed.ok ? ok(definition) : allowed
}

async function checkAgainstCity(
  { scope, definition }: { readonly scope: ParameterWork['scope']; readonly definition: ParameterDefinition },
  { value, validFrom, validTo }: Pick<GivenValue, 'value' | 'validFrom' | 'validTo'>,
): Promise<Result<void>> {
  const { key, districtMay } = definition
  if (districtMay === 'nothing') return refuseCore('forbidden', 'parameter.city-alone', { key })
  if (districtMay === 'anything') return ok(undefined)
  if (typeof value !== 'number') return ok(undefined)
  const rows = (await selectOpenRows(scope)).filter((row) => row.key === key)
  for (const on of daysOfChange(rows, validFrom, validTo)) {
    const { city, product } = rowsByLevel(scope, rows, on)
    const above = (city ?? product)?.value
    if (typeof above !== 'number') continue
    const weaker = districtMay === 'raise' ? value < above : value > above
    if (weaker) return refuseCore('invalid', 'parameter.weaker-than-city', { districtMay, above })
  }
  return ok(undefined)
}

/** The first day of a value and each later one on which it meets another one above it: what the city has planned counts too. */
function daysOfChange(
  rows: readonly { readonly validFrom: DateText; readonly validTo: DateText | null }[],
  from: DateText,
  to: DateText | undefined,
): DateText[] {
  const later = rows.flatMap((row) => [row.validFrom, ...(row.validTo === null ? [] : [row.validTo])])
  return [from, ...later.filter((day) => day > from && (to === undefined || day < to)).toSorted()]
}
