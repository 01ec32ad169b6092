import type { Sheet, SheetRow } from '../spreadsheets/sheet.ts'

/** The columns of a file of facts, one row a value; titles are found wherever they stand. */
export const importColumns = {
  unitId: { title: '单位编号', width: 40 },
  unit: { title: '单位', width: 24 },
  key: { title: '数据项代码', width: 34 },
  fact: { title: '数据项', width: 26 },
  period: { title: '所属期', width: 14 },
  value: { title: '数据', width: 16 },
  measure: { title: '计量单位', width: 10 },
  reason: { title: '理由', width: 30 },
  basis: { title: '依据', width: 24 },
} as const

type ColumnName = keyof typeof importColumns
const NEEDED: readonly ColumnName[] = ['unitId', 'key', 'period', 'value']

/** A row of a file as it was read; what stands in it is not checked yet. */
export interface ImportedRow {
  readonly row: number
  readonly texts: Readonly<Record<ColumnName, string>>
  /** A formula, or a number that Excel has rounded: nobody knows what was meant. */
  readonly flawed: boolean
}

/** The rows that have a value; undefined where a column is missing that the import cannot do without. */
export function readImportRows(sheet: Sheet): ImportedRow[] | undefined {
  const [header, ...rows] = sheet.rows
  const at = (name: ColumnName) => header?.cells.findIndex(({ text }) => text === importColumns[name].title) ?? -1
  if (NEEDED.some((name) => at(name) < 0)) return undefined
  return rows.map((row) => readRow(row, at)).filter(({ texts }) => texts.value !== '')
}

function readRow({ number, cells }: SheetRow, at: (name: ColumnName) => number): ImportedRow {
  const cellOf = (name: ColumnName) => cells[at(name)]
  const names = Object.keys(importColumns) as ColumnName[] // the keys of that very object
  return {
    row: number,
    texts: Object.fromEntries(names.map((name) => [name, cellOf(name)?.text ?? ''])) as ImportedRow['texts'], // as above
    flawed: cellOf('value')?.flaw !== undefined,
  }
}
