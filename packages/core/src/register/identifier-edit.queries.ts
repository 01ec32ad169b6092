import type { IdentifierFlaw, IdentifierScheme } from '@linli/contract'
import { type DateText, newId } from '@linli/kernel'
import { sql } from 'kysely'
import type { CoreReading, CoreWriting } from '../scope.ts'

export interface NewUnitIdentifier {
  readonly unitId: string
  readonly scheme: IdentifierScheme
  readonly value: string
  readonly validFrom: DateText
  readonly source: string
  readonly flaw?: IdentifierFlaw
  readonly exceptionReason?: string
  readonly exceptionBy?: string
  readonly exceptionAt?: Date
}

export async function insertIdentifier(scope: CoreWriting, identifier: NewUnitIdentifier): Promise<void> {
  await scope.db
    .insertInto('core.identifier')
    .values({
      id: newId(),
      unit_id: identifier.unitId,
      scheme: identifier.scheme,
      value: identifier.value,
      valid_from: identifier.validFrom,
      valid_to: null,
      source: identifier.source,
      flaw: identifier.flaw ?? null,
      exception_reason: identifier.exceptionReason ?? null,
      exception_by: identifier.exceptionBy ?? null,
      exception_at: identifier.exceptionAt ?? null,
    })
    .execute()
}

/** Codes that stand in the way of one from a day on: the same code of any unit, or another of the same scheme of this unit. */
export function selectOverlapping(
  scope: CoreReading,
  { scheme, value, unitId, from }: { scheme: IdentifierScheme; value: string; unitId: string; from: DateText },
) {
  return scope.db
    .selectFrom('core.identifier as i')
    .innerJoin('core.org_unit as u', 'u.id', 'i.unit_id')
    .select(['i.id', 'i.value', 'i.unit_id as unitId', 'u.name as unitName', 'i.valid_from as validFrom'])
    .where('i.scheme', '=', scheme)
    .where((eb) => eb.or([eb('i.valid_to', 'is', null), eb('i.valid_to', '>', from)]))
    .where((eb) => eb.or([eb('i.value', '=', value), eb('i.unit_id', '=', unitId)]))
    .execute()
}

export async function closeIdentifier(scope: CoreWriting, { id, on }: { id: string; on: DateText }): Promise<void> {
  await scope.db.updateTable('core.identifier').set({ valid_to: on }).where('id', '=', id).execute()
}

/** Ends every code of a unit that has not ended by a day; one that began on it or later has one day. */
export async function closeIdentifiers(scope: CoreWriting, unitId: string, on: DateText): Promise<void> {
  await scope.db
    .updateTable('core.identifier')
    .set({ valid_to: sql<string>`greatest(${on}::date, valid_from + 1)` })
    .where('unit_id', '=', unitId)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]))
    .execute()
}

export function selectIdentifier(scope: CoreReading, id: string) {
  return scope.db
    .selectFrom('core.identifier')
    .select(['unit_id as unitId', 'scheme', 'value', 'valid_from as validFrom', 'valid_to as validTo'])
    .where('id', '=', id)
    .executeTakeFirst()
}
