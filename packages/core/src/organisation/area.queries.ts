import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'

interface AreaQuery {
  readonly root: string
  readonly unitId: string
  readonly on: DateText
}

/** Whether a unit stands in an estate that a unit at or below a root looks after on a day. */
export async function isLookedAfter(scope: CoreReading, { root, unitId, on }: AreaQuery): Promise<boolean> {
  const row = await scope.db
    .selectFrom('core.org_unit_closure as c')
    .innerJoin('core.delegation as d', 'd.area_id', 'c.ancestor_id')
    .innerJoin('core.org_unit_closure as r', 'r.descendant_id', 'd.delegate_id')
    .select('d.id')
    .where('c.descendant_id', '=', unitId)
    .where('r.ancestor_id', '=', root)
    .where('d.valid_from', '<=', on)
    .where((eb) => eb.or([eb('d.valid_to', 'is', null), eb('d.valid_to', '>', on)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The units at and below a root, and those of the estates that units there look after on a day. */
export async function selectAreaIds(scope: CoreReading, root: string, on: DateText): Promise<string[]> {
  const { db } = scope
  const below = db.selectFrom('core.org_unit_closure as b').select('b.descendant_id').where('b.ancestor_id', '=', root)
  const lookedAfter = db
    .selectFrom('core.delegation as d')
    .select('d.area_id')
    .where('d.delegate_id', 'in', below)
    .where('d.valid_from', '<=', on)
    .where((eb) => eb.or([eb('d.valid_to', 'is', null), eb('d.valid_to', '>', on)]))
  const rows = await db
    .selectFrom('core.org_unit_closure as c')
    .select('c.descendant_id as id')
    .distinct()
    .where((eb) => eb.or([eb('c.ancestor_id', '=', root), eb('c.ancestor_id', 'in', lookedAfter)]))
    .execute()
  return rows.map(({ id }) => id)
}
