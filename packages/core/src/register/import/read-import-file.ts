import type { UnitKind } from '@linli/contract'
import type { Result } from '@linli/kernel'
import { readSpreadsheet } from '../../spreadsheets/read-spreadsheet.ts'
import { type ImportRow, readRows } from './import-words.ts'

/** Rows at most in one file, and bytes: what fits into one request as text. */
const limits = { maxRows: 2_001, maxBytes: 700_000 }

/** The rows of a file that was sent as base64; refuses as `readSpreadsheet` and `readRows` do. Before any transaction. */
export async function readImportFile(
  file: { readonly kind: UnitKind; readonly content: string; readonly reader: string },
  words: ReadonlyMap<string, string>,
): Promise<Result<ImportRow[]>> {
  const { kind, content, reader } = file
  const sheet = await readSpreadsheet({ bytes: Buffer.from(content, 'base64'), limits, reader })
  return sheet.ok ? readRows(kind, sheet.value, words) : sheet
}
