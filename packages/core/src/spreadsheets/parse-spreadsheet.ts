import { inspectArchive } from './inspect-archive.ts'
import { readCsv } from './read-csv.ts'
import { readWorkbook } from './read-workbook.ts'
import {
  type Sheet,
  type SheetCell,
  SpreadsheetError,
  type SpreadsheetLimits,
  type SpreadsheetProblem,
} from './sheet.ts'

const ZIP = Buffer.from('504b0304', 'hex')
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex')

export interface ParseOrder {
  readonly bytes: Uint8Array
  readonly limits: SpreadsheetLimits
  readonly sheet?: string
}

export type Parsed =
  | { readonly ok: true; readonly sheet: Sheet }
  | { readonly ok: false; readonly problem: SpreadsheetProblem }

/** Reads a file by what it is, not by its name: Excel of 2007 and later, of 97 to 2003, or comma-separated text. */
export function parseSpreadsheet({ bytes, limits, sheet }: ParseOrder): Parsed {
  try {
    return { ok: true, sheet: checkSize(read(Buffer.from(bytes), limits, sheet), limits) }
  } catch (error) {
    if (error instanceof SpreadsheetError) return { ok: false, problem: error.problem }
    throw error
  }
}

function read(bytes: Buffer, limits: SpreadsheetLimits, sheet?: string): Sheet {
  if (startsWith(bytes, ZIP)) {
    inspectArchive(bytes, limits.maxUnpackedBytes)
    return readWorkbook(bytes, limits, sheet)
  }
  if (startsWith(bytes, COMPOUND_FILE)) return readWorkbook(bytes, limits, sheet)
  if (bytes.includes(0)) throw new SpreadsheetError({ code: 'spreadsheet.unreadable' })
  return readCsv(bytes)
}

function startsWith(bytes: Buffer, mark: Buffer): boolean {
  return bytes.subarray(0, mark.length).equals(mark)
}

function checkSize(sheet: Sheet, limits: SpreadsheetLimits): Sheet {
  const { maxRows, maxColumns, maxCells, maxCellLength } = limits
  const { rows } = sheet
  if (rows.length === 0) throw new SpreadsheetError({ code: 'spreadsheet.empty' })
  if (rows.some(({ number }) => number > maxRows)) {
    throw new SpreadsheetError({ code: 'spreadsheet.too-many-rows', max: maxRows })
  }
  if (rows.some(({ cells }) => cells.length > maxColumns)) {
    throw new SpreadsheetError({ code: 'spreadsheet.too-many-columns', max: maxColumns })
  }
  const cells = rows.reduce((total, row) => total + row.cells.length, 0)
  if (cells > maxCells) throw new SpreadsheetError({ code: 'spreadsheet.too-many-cells', max: maxCells })
  if (rows.some((row) => row.cells.some((cell) => (cell?.text.length ?? 0) > maxCellLength))) {
    throw new SpreadsheetError({ code: 'spreadsheet.cell-too-long', max: maxCellLength })
  }
  return { ...sheet, rows: rows.map((row) => ({ ...row, cells: Array.from(row.cells, withText) })) }
}

/** The holes of a sparse row are empty cells. */
function withText(cell: SheetCell | undefined): SheetCell {
  return cell ?? { text: '' }
}
