import type { UnitKind } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import { sql } from 'kysely'
import type { CoreReading } from '../scope.ts'

export interface RegisterPosition {
  readonly sortKey: number
  readonly id: string
}

export interface UnitPageQuery {
  readonly text?: string | undefined
  readonly kind?: UnitKind | undefined
  readonly parentId?: string | undefined
  readonly belowId?: string | undefined
  readonly ended: boolean
  readonly after: RegisterPosition | undefined
  readonly limit: number
  readonly on: DateText
}

export type FoundUnit = Awaited<ReturnType<typeof selectUnitPage>>[number]

/** In the order of the register, one statement. */
export function selectUnitPage(scope: CoreReading, query: UnitPageQuery) {
  const { text, kind, parentId, belowId, ended, after, limit, on } = query
  let found = selectShownUnits(scope, { on, text: text ?? '' })
  if (!ended) found = found.where((eb) => eb.or([eb('u.valid_to', 'is', null), eb('u.valid_to', '>', on)]))
  if (kind !== undefined) found = found.where('u.kind', '=', kind)
  if (parentId !== undefined) found = found.where('u.parent_id', '=', parentId)
  if (belowId !== undefined) found = narrowToBelow(found, belowId)
  if (text !== undefined) found = narrowToText(found, text)
  if (after !== undefined) {
    found = found.where((eb) => eb(eb.refTuple('u.sort_key', 'u.id'), '>', eb.tuple(after.sortKey, after.id)))
  }
  return found.orderBy('u.sort_key').orderBy('u.id').limit(limit).execute()
}

type ShownUnits = ReturnType<typeof selectShownUnits>

/** Units with what a row of the register shows of each. */
function selectShownUnits(scope: CoreReading, { on, text }: { on: DateText; text: string }) {
  return scope.db
    .selectFrom('core.org_unit as u')
    .leftJoin('core.org_unit as p', 'p.id', 'u.parent_id')
    .select([
      'u.id',
      'u.parent_id as parentId',
      'p.name as parentName',
      'u.kind',
      'u.name',
      'u.overseer',
      'u.sort_key as sortKey',
      'u.valid_to as validTo',
    ])
    .select((eb) => [
      eb
        .selectFrom('core.identifier as i')
        .select('i.value')
        .whereRef('i.unit_id', '=', 'u.id')
        .where('i.valid_from', '<=', on)
        .where((or) => or.or([or('i.valid_to', 'is', null), or('i.valid_to', '>', on)]))
        .orderBy(sql`array_position(array['gb-2260', 'gb-10114', 'statistical', 'credit-code', 'police'], i.scheme)`)
        .limit(1)
        .as('code'),
      eb
        .selectFrom('core.org_unit as c')
        .select((count) => count.fn.countAll<string>().as('count'))
        .whereRef('c.parent_id', '=', 'u.id')
        .where('c.valid_from', '<=', on)
        .where((or) => or.or([or('c.valid_to', 'is', null), or('c.valid_to', '>', on)]))
        .as('childCount'),
      eb.fn
        .coalesce(
          eb
            .selectFrom('core.unit_alias as n')
            .select('n.name')
            .whereRef('n.unit_id', '=', 'u.id')
            .where('n.name', 'like', contains(text))
            .orderBy('n.name')
            .limit(1),
          eb
            .selectFrom('core.unit_past as o')
            .select('o.name')
            .whereRef('o.unit_id', '=', 'u.id')
            .where('o.name', 'like', contains(text))
            .orderBy('o.valid_from', 'desc')
            .limit(1),
        )
        .as('alias'),
    ])
    .where('u.valid_from', '<=', on)
}

function narrowToBelow(found: ShownUnits, belowId: string): ShownUnits {
  return found
    .where('u.id', '<>', belowId)
    .where('u.id', 'in', (eb) =>
      eb.selectFrom('core.org_unit_closure as b').select('b.descendant_id').where('b.ancestor_id', '=', belowId),
    )
}

function narrowToText(found: ShownUnits, text: string): ShownUnits {
  return found.where((eb) =>
    eb.or([
      eb('u.name', 'like', contains(text)),
      eb('u.full_name', 'like', contains(text)),
      eb('u.id', 'in', (codes) =>
        codes
          .selectFrom('core.identifier as f')
          .select('f.unit_id')
          .where('f.value', 'like', `${literal(text)}%`),
      ),
      eb('u.id', 'in', (names) =>
        names.selectFrom('core.unit_alias as a').select('a.unit_id').where('a.name', 'like', contains(text)),
      ),
      eb('u.id', 'in', (names) =>
        names.selectFrom('core.unit_past as b').select('b.unit_id').where('b.name', 'like', contains(text)),
      ),
    ]),
  )
}

function contains(text: string): string {
  return `%${literal(text)}%`
}

/** The user's `%` and `_` mean themselves. */
function literal(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
}
