/** Why a cell's content must not be taken as it is shown: a formula, Excel's own error, or a number too long to be exact. */
export type CellFlaw = 'formula' | 'error-value' | 'imprecise-number'

export interface SheetCell {
  /** What stands in the cell, trimmed: a whole number without separators, a date as `YYYY-MM-DD`. Empty for an empty cell. */
  readonly text: string
  readonly flaw?: CellFlaw
}

export interface SheetRow {
  /** As the program that made it counts: the first row is 1. */
  readonly number: number
  readonly cells: readonly SheetCell[]
}

/** One sheet of a file; rows without any content are left out. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly SheetRow[]
}

export interface SpreadsheetLimits {
  readonly maxBytes: number
  /** What the file may unpack to. */
  readonly maxUnpackedBytes: number
  readonly maxRows: number
  readonly maxColumns: number
  readonly maxCells: number
  readonly maxCellLength: number
  readonly timeLimitMs: number
}

/** Of the machine, not of any policy: what one upload may cost the others. */
export const spreadsheetLimits: SpreadsheetLimits = {
  maxBytes: 1_048_576,
  maxUnpackedBytes: 33_554_432,
  maxRows: 5_001,
  maxColumns: 60,
  maxCells: 100_000,
  maxCellLength: 2_000,
  timeLimitMs: 15_000,
}

/** Why a file was not read; the keys of refusals. */
export type SpreadsheetProblem =
  | { readonly code: 'spreadsheet.unreadable' | 'spreadsheet.empty' | 'spreadsheet.unpacks-too-large' }
  | { readonly code: 'spreadsheet.too-many-rows' | 'spreadsheet.too-many-columns'; readonly max: number }
  | { readonly code: 'spreadsheet.too-many-cells' | 'spreadsheet.cell-too-long'; readonly max: number }

/** Carries a problem out of the depths of reading, inside this folder alone. */
export class SpreadsheetError extends Error {
  readonly problem: SpreadsheetProblem

  constructor(problem: SpreadsheetProblem) {
    super(problem.code)
    this.problem = problem
  }
}
