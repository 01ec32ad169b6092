import { type CellObject, read, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx'
import type { Sheet, SheetCell, SheetRow, SpreadsheetLimits } from './sheet.ts'
import { SpreadsheetError } from './sheet.ts'

const EXACT_DIGITS = 999_999_999_999_999

/** The named sheet of an Excel file, or its first visible one. */
export function readWorkbook(bytes: Buffer, limits: SpreadsheetLimits, wanted?: string): Sheet {
  const workbook = parse(bytes, limits)
  const name = workbook.SheetNames.find((sheet) => sheet === wanted) ?? firstVisible(workbook)
  const sheet = name === undefined ? undefined : workbook.Sheets[name]
  if (name === undefined || sheet === undefined) throw new SpreadsheetError({ code: 'spreadsheet.empty' })
  return { name, rows: readRows(sheet, workbook.Workbook?.WBProps?.date1904 === true) }
}

function parse(bytes: Buffer, { maxRows }: SpreadsheetLimits): WorkBook {
  try {
    // one row more than allowed, so that too many can be told from just enough
    return read(bytes, { type: 'buffer', dense: true, cellNF: true, cellHTML: false, sheetRows: maxRows + 1 })
  } catch {
    throw new SpreadsheetError({ code: 'spreadsheet.unreadable' })
  }
}

function firstVisible({ SheetNames, Workbook }: WorkBook): string | undefined {
  return SheetNames.find((_, index) => (Workbook?.Sheets?.[index]?.Hidden ?? 0) === 0)
}

function readRows(sheet: WorkSheet, date1904: boolean): SheetRow[] {
  const rows: SheetRow[] = []
  // sparse both ways: forEach goes over what is there alone
  sheet['!data']?.forEach((row, index) => {
    const cells: SheetCell[] = []
    row?.forEach((cell, column) => {
      const read = readCell(cell, date1904)
      if (read.text !== '' || read.flaw !== undefined) cells[column] = read
    })
    if (cells.length > 0) rows.push({ number: index + 1, cells })
  })
  return rows
}

function readCell(cell: CellObject, date1904: boolean): SheetCell {
  const text = cellText(cell, date1904)
  if (cell.f !== undefined || cell.F !== undefined) return { text, flaw: 'formula' }
  if (cell.t === 'e') return { text, flaw: 'error-value' }
  const long = cell.t === 'n' && Math.abs(Number(cell.v)) > EXACT_DIGITS
  return long ? { text, flaw: 'imprecise-number' } : { text }
}

function cellText({ t, v, w, z }: CellObject, date1904: boolean): string {
  if (v === undefined || v === null) return ''
  if (t === 'e') return w ?? '#'
  if (t !== 'n') return String(v).trim()
  // the library's own types leave its formats untyped
  const format = typeof z === 'string' ? z : ''
  return SSF.is_date(format) ? dateText(Number(v), date1904) : String(v)
}

/** Excel counts days; the text is the day that the cell shows. */
function dateText(days: number, date1904: boolean): string {
  const parts: { y: number; m: number; d: number } | null = SSF.parse_date_code(days, { date1904 })
  if (parts === null) return String(days)
  return [parts.y, parts.m, parts.d].map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-')
}
