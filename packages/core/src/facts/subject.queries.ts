import type { UnitKind } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import { sql } from 'kysely'
import type { CoreReading } from '../scope.ts'

const columns = [
  'id',
  'parent_id as parentId',
  'kind',
  'name',
  'valid_from as validFrom',
  'valid_to as validTo',
] as const

/** A unit about which something is known. */
export interface FactSubject {
  readonly id: string
  readonly parentId: string | null
  readonly kind: UnitKind
  readonly name: string
  readonly validFrom: DateText
  /** The first day on which it no longer exists. */
  readonly validTo: DateText | null
}

export function selectSubject(scope: CoreReading, unitId: string): Promise<FactSubject | undefined> {
  return scope.db.selectFrom('core.org_unit').select(columns).where('id', '=', unitId).executeTakeFirst()
}

export function selectSubjectsByIds(scope: CoreReading, ids: readonly string[]): Promise<FactSubject[]> {
  return scope.db
    .selectFrom('core.org_unit')
    .select(columns)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

/** The tenant's units of some kinds that exist on a day, in the order of the register. */
export function selectSubjects(
  scope: CoreReading,
  { kinds, on }: { kinds: readonly UnitKind[]; on: DateText },
): Promise<FactSubject[]> {
  return scope.db
    .selectFrom('core.org_unit')
    .select(columns)
    .where('kind', '=', sql<UnitKind>`any(${kinds}::text[])`)
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]))
    .orderBy('sort_key')
    .orderBy('id')
    .execute()
}

/** The street above each unit; a unit that has none is left out. */
export async function selectStreetsAbove(scope: CoreReading): Promise<ReadonlyMap<string, string>> {
  const rows = await scope.db
    .selectFrom('core.org_unit_closure as c')
    .innerJoin('core.org_unit as s', 's.id', 'c.ancestor_id')
    .select(['c.descendant_id as unitId', 's.id as streetId'])
    .where('s.kind', '=', 'street')
    .execute()
  return new Map(rows.map(({ unitId, streetId }) => [unitId, streetId]))
}
