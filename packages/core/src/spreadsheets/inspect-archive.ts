import { inflateRawSync } from 'node:zlib'
import { SpreadsheetError } from './sheet.ts'

const END_RECORD = 0x06054b50
const END_RECORD_BYTES = 22
const LONGEST_COMMENT = 65_535
const ENTRY_RECORD = 0x02014b50
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const MAX_ENTRIES = 500
const STORED = 0
const DEFLATED = 8

/**
 * Unpacks every part of a ZIP file under one common bound, before a library that knows no bound sees it. Sizes that the
 * file declares are not believed.
 * @throws SpreadsheetError `spreadsheet.unreadable` for anything but a plain archive, `spreadsheet.unpacks-too-large`
 */
export function inspectArchive(bytes: Buffer, maxUnpackedBytes: number): void {
  let left = maxUnpackedBytes
  for (const { method, packed } of listParts(bytes)) left -= unpackedSize(method, packed, left)
}

interface Part {
  readonly method: number
  readonly packed: Buffer
}

function* listParts(bytes: Buffer): Generator<Part> {
  const end = findEndRecord(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count === 0 || count > MAX_ENTRIES) throw unreadable()
  let at = bytes.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_BYTES > bytes.length || bytes.readUInt32LE(at) !== ENTRY_RECORD) throw unreadable()
    const encrypted = (bytes.readUInt16LE(at + 8) & 1) === 1
    if (encrypted) throw unreadable()
    yield { method: bytes.readUInt16LE(at + 10), packed: packedPart(bytes, at) }
    at += ENTRY_BYTES + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
}

function findEndRecord(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_RECORD_BYTES - LONGEST_COMMENT)
  for (let at = bytes.length - END_RECORD_BYTES; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END_RECORD) return at
  }
  throw unreadable()
}

function packedPart(bytes: Buffer, entry: number): Buffer {
  const size = bytes.readUInt32LE(entry + 20)
  const local = bytes.readUInt32LE(entry + 42)
  if (local + LOCAL_BYTES > bytes.length) throw unreadable()
  const start = local + LOCAL_BYTES + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  if (start + size > bytes.length) throw unreadable()
  return bytes.subarray(start, start + size)
}

function unpackedSize(method: number, packed: Buffer, left: number): number {
  if (method === STORED) {
    if (packed.length > left) throw new SpreadsheetError({ code: 'spreadsheet.unpacks-too-large' })
    return packed.length
  }
  if (method !== DEFLATED) throw unreadable()
  try {
    return packed.length === 0 ? 0 : inflateRawSync(packed, { maxOutputLength: Math.max(left, 1) }).length
  } catch (cause) {
    const tooLarge = cause instanceof RangeError
    throw tooLarge ? new SpreadsheetError({ code: 'spreadsheet.unpacks-too-large' }) : unreadable()
  }
}

function unreadable(): SpreadsheetError {
  return new SpreadsheetError({ code: 'spreadsheet.unreadable' })
}
