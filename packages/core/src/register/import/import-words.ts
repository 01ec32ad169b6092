import { attributesOf, type UnitKind } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../../core-refusals.ts'
import type { Sheet, SheetCell, SheetRow } from '../../spreadsheets/sheet.ts'

/** Grows when the columns of a template change; an older file is refused rather than guessed at. */
export const TEMPLATE_VERSION = 1

/** Columns that every kind has, before its attributes. */
const fixedColumns = ['name', 'fullName', 'parent', 'validFrom', 'code', 'codeSource'] as const

export function columnsOf(kind: UnitKind): string[] {
  return [...fixedColumns, ...attributesOf(kind).map(({ key }) => key)]
}

/** A key of a column or an option with its word in the language of the file. */
export interface ImportWord {
  readonly key: string
  readonly word: string
}

export function wordsByKey(words: readonly ImportWord[]): ReadonlyMap<string, string> {
  return new Map(words.map(({ key, word }) => [key, word]))
}

export type ImportCells = ReadonlyMap<string, SheetCell>

export interface ImportRow {
  readonly number: number
  readonly cells: ImportCells
}

/**
 * The rows of a sheet by the keys of its columns. Refuses with `import.template-version` and `import.columns-missing`,
 * naming those that the first row lacks.
 */
export function readRows(kind: UnitKind, sheet: Sheet, words: ReadonlyMap<string, string>): Result<ImportRow[]> {
  const version = /v(\d+)$/.exec(sheet.name)?.[1]
  // comma-separated text has no sheet to be named
  if (sheet.name !== '' && version !== String(TEMPLATE_VERSION)) {
    return refuseCore('invalid', 'import.template-version', { version: TEMPLATE_VERSION })
  }
  const [header, ...rows] = sheet.rows
  const titles = header?.cells.map(({ text }) => text) ?? []
  const placed = columnsOf(kind).map((key) => ({ key, at: titles.indexOf(words.get(key) ?? key) }))
  const missing = placed.filter(({ at }) => at < 0)
  if (missing.length > 0) {
    return refuseCore('invalid', 'import.columns-missing', {
      columns: missing.map(({ key }) => words.get(key) ?? key).join(' '),
    })
  }
  return ok(rows.map((row) => ({ number: row.number, cells: cellsOf(row, placed) })))
}

function cellsOf(row: SheetRow, placed: readonly { key: string; at: number }[]): ImportCells {
  return new Map(placed.map(({ key, at }) => [key, row.cells[at] ?? { text: '' }]))
}
