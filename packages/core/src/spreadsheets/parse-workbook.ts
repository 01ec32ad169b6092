import { checkSize } from './check-size.ts'
import { isArchive } from './file-kind.ts'
import { inspectArchive } from './inspect-archive.ts'
import { readWorkbook } from './read-workbook.ts'
import { type Sheet, SpreadsheetError, type SpreadsheetLimits, type SpreadsheetProblem } from './sheet.ts'

export interface ParseOrder {
  readonly bytes: Uint8Array
  readonly limits: SpreadsheetLimits
  readonly sheet?: string
}

export type Parsed =
  | { readonly ok: true; readonly sheet: Sheet }
  | { readonly ok: false; readonly problem: SpreadsheetProblem }

/** Reads a workbook: Excel of 2007 and later, or of 97 to 2003. */
export function parseWorkbook({ bytes, limits, sheet }: ParseOrder): Parsed {
  const buffer = Buffer.from(bytes)
  return toParsed(() => {
    if (isArchive(buffer)) inspectArchive(buffer, limits.maxUnpackedBytes)
    return checkSize(readWorkbook(buffer, limits, sheet), limits)
  })
}

function toParsed(read: () => Sheet): Parsed {
  try {
    return { ok: true, sheet: read() }
  } catch (error) {
    if (error instanceof SpreadsheetError) return { ok: false, problem: error.problem }
    throw error
  }
}
