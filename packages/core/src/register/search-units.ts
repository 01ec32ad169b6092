import type { Page, UnitKind, UnitSearchRow } from '@linli/contract'
import { type DateText, isId, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { type FoundUnit, type RegisterPosition, selectUnitPage } from './search.queries.ts'

export interface UnitSearch {
  readonly text?: string | undefined
  readonly kind?: UnitKind | undefined
  readonly parentId?: string | undefined
  readonly belowId?: string | undefined
  readonly ended: boolean
  readonly cursor?: string | undefined
  readonly limit: number
  readonly on: DateText
}

const CURSOR = /^(\d{1,10})\.([0-9a-f-]{36})$/

/**
 * A page of the register in its order, each unit with its code of the day, its parent's name and how many stand below it.
 * Refuses with `input.invalid` when the cursor is not one of this listing's.
 */
export async function searchUnits(scope: CoreReading, search: UnitSearch): Promise<Result<Page<UnitSearchRow>>> {
  const after = search.cursor === undefined ? undefined : readCursor(search.cursor)
  if (search.cursor !== undefined && after === undefined) {
    return refuseCore('invalid', 'input.invalid', { field: 'cursor' })
  }
  const found = await selectUnitPage(scope, { ...search, after, limit: search.limit + 1 })
  const rows = found.slice(0, search.limit)
  const last = found.length > search.limit ? rows.at(-1) : undefined
  return ok({
    rows: rows.map((row) => toSearchRow(row, search.text)),
    ...(last !== undefined && { nextCursor: `${last.sortKey}.${last.id}` }),
  })
}

function readCursor(cursor: string): RegisterPosition | undefined {
  const [, sortKey = '', id = ''] = CURSOR.exec(cursor) ?? []
  return isId(id) && Number(sortKey) <= 2_147_483_647 ? { sortKey: Number(sortKey), id } : undefined
}

function toSearchRow(row: FoundUnit, text: string | undefined): UnitSearchRow {
  const { id, parentId, parentName, kind, name, overseer, code, alias, validTo, childCount } = row
  const byAlias = text !== undefined && alias !== null && !name.includes(text)
  return {
    id,
    kind,
    name,
    overseer,
    childCount: Number(childCount),
    ...(parentId !== null && { parentId }),
    ...(parentName !== null && { parentName }),
    ...(code !== null && { code }),
    ...(validTo !== null && { validTo }),
    ...(byAlias && { foundBy: alias }),
  }
}
