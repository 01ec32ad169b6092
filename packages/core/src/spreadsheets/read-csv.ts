import type { Sheet, SheetCell, SheetRow } from './sheet.ts'
import { SpreadsheetError } from './sheet.ts'

/** Comma-separated text in UTF-8, or in GB18030 as Excel saves it on a Chinese Windows. */
export function readCsv(bytes: Buffer): Sheet {
  if (bytes.includes(0)) throw new SpreadsheetError({ code: 'spreadsheet.unreadable' })
  const rows = parseRecords(decode(bytes)).map(
    (texts, index): SheetRow => ({ number: index + 1, cells: texts.map(readCell) }),
  )
  return { name: '', rows: rows.filter(({ cells }) => cells.some(({ text }) => text !== '')) }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
    } catch {
      throw new SpreadsheetError({ code: 'spreadsheet.unreadable' })
    }
  }
}

/** A quoted number such as `="0123"` is Excel's way to keep a zero, and a formula all the same. */
function readCell(raw: string): SheetCell {
  const text = raw.trim()
  return text.startsWith('=') ? { text, flaw: 'formula' } : { text }
}

/** RFC 4180: a field in quotes may hold commas, line ends and doubled quotes. */
function parseRecords(text: string): string[][] {
  const records: string[][] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y
  let record: string[] = []
  while (field.lastIndex < text.length) {
    const match = field.exec(text)
    if (match === null) throw new SpreadsheetError({ code: 'spreadsheet.unreadable' })
    const [, quoted, plain = '', end] = match
    record.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end !== ',') {
      records.push(record)
      record = []
    }
  }
  if (record.length > 0) records.push([...record, ''])
  return records
}
