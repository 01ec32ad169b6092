import type { Cell, SheetData } from 'write-excel-file/node'
import writeXlsxFile from 'write-excel-file/node'

export interface SpreadsheetColumn {
  readonly title: string
  /** In characters of Latin text; a Chinese one takes two. */
  readonly width: number
  readonly align?: 'left' | 'right'
}

export interface WrittenSheet {
  readonly name: string
  readonly columns: readonly SpreadsheetColumn[]
  /** In the order of the columns. A text stays a text whatever it begins with; a number can be calculated with. */
  readonly rows: readonly (readonly (string | number | undefined)[])[]
}

const fonts = { fontFamily: 'Microsoft YaHei', fontSize: 11 }
const headerFill = '#E8EEF9'
const border = '#C9CFDA'

/** Makes an Excel file of one or more sheets, the first row of each its titles, which stays in view. */
export async function writeSpreadsheet(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  const workbook = writeXlsxFile(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      data: [headerRow(columns), ...rows.map((row) => columns.map((column, index) => cell(row[index], column)))],
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    })),
    fonts,
  )
  return workbook.toBuffer()
}

function headerRow(columns: readonly SpreadsheetColumn[]): SheetData[number] {
  return columns.map(({ title }) => ({
    value: title,
    type: String,
    fontWeight: 'bold',
    backgroundColor: headerFill,
    borderColor: border,
    wrap: true,
  }))
}

/** Texts are written as texts with the text format, so that a long code keeps its digits and `=` begins no formula. */
function cell(value: string | number | undefined, { align }: SpreadsheetColumn): Cell {
  if (value === undefined || value === '') return null
  const style = { ...(align && { align }), wrap: true }
  return typeof value === 'number' ? { value, type: Number, ...style } : { value, type: String, format: '@', ...style }
}
