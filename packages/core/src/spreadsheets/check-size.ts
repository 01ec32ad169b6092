import { type Sheet, type SheetCell, SpreadsheetError, type SpreadsheetLimits } from './sheet.ts'

/** A sheet within its limits, every row without holes. @throws SpreadsheetError naming the limit, or `spreadsheet.empty` */
export function checkSize(sheet: Sheet, limits: SpreadsheetLimits): Sheet {
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
