import type { IdentifierScheme } from '@linli/contract'
import { type DateText, newId } from '@linli/kernel'
import type { CoreReading, CoreWriting } from '../scope.ts'

export interface NewIdentifier {
  readonly unitId: string
  readonly scheme: IdentifierScheme
  readonly value: string
  readonly validFrom: DateText
  readonly validTo?: DateText
  readonly source: string
}

export async function insertIdentifiers(scope: CoreWriting, identifiers: readonly NewIdentifier[]): Promise<void> {
  if (identifiers.length === 0) return
  await scope.db
    .insertInto('core.identifier')
    .values(
      identifiers.map(({ unitId, scheme, value, validFrom, validTo, source }) => ({
        id: newId(),
        unit_id: unitId,
        scheme,
        value,
        valid_from: validFrom,
        valid_to: validTo ?? null,
        source,
      })),
    )
    .execute()
}

/** The unit that a code meant on a day. */
export function selectUnitByCode(scope: CoreReading, code: { scheme: IdentifierScheme; value: string; on: DateText }) {
  return scope.db
    .selectFrom('core.identifier')
    .select('unit_id as unitId')
    .where('scheme', '=', code.scheme)
    .where('value', '=', code.value)
    .where('valid_from', '<=', code.on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', code.on)]))
    .executeTakeFirst()
}
