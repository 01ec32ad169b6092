import { Worker } from 'node:worker_threads'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { checkSize } from './check-size.ts'
import { isWorkbook } from './file-kind.ts'
import type { Parsed, ParseOrder } from './parse-workbook.ts'
import { readCsv } from './read-csv.ts'
import {
  type Sheet,
  SpreadsheetError,
  type SpreadsheetLimits,
  type SpreadsheetProblem,
  spreadsheetLimits,
} from './sheet.ts'

const MAX_WAITING = 10
const memory = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 }

export interface SpreadsheetFile {
  readonly bytes: Uint8Array
  /** The sheet to read where there are several; without it, or when absent, the first that is visible. */
  readonly sheet?: string
  readonly limits?: Partial<SpreadsheetLimits>
  /** Whose file it is: nobody has two of them read at a time, so that nobody keeps all others waiting. */
  readonly reader: string
}

let last: Promise<unknown> = Promise.resolve()
const readers = new Set<string>()

/**
 * Reads a sheet of an Excel file (.xlsx, .xls) or comma-separated text in UTF-8 or GB18030, with bounds on bytes, rows,
 * columns and cells. Excel is read one file after the other in a thread of its own, with bounds on unpacked bytes, memory
 * and time too; text needs none. What a cell says is text; a formula is marked and never computed.
 *
 * Refuses with `spreadsheet.…`: too-large, unreadable, empty, unpacks-too-large, too-many-rows, too-many-columns,
 * too-many-cells, cell-too-long, too-slow, busy.
 */
export async function readSpreadsheet({ bytes, sheet, limits, reader }: SpreadsheetFile): Promise<Result<Sheet>> {
  const bounds = { ...spreadsheetLimits, ...limits }
  if (bytes.length > bounds.maxBytes) {
    return refuseCore('invalid', 'spreadsheet.too-large', { max: bounds.maxBytes })
  }
  const buffer = Buffer.from(bytes)
  if (!isWorkbook(buffer)) return readText(buffer, bounds)
  if (readers.size >= MAX_WAITING || readers.has(reader)) return refuseCore('too-many', 'spreadsheet.busy')
  readers.add(reader)
  const order = { bytes, limits: bounds, ...(sheet !== undefined && { sheet }) }
  const turn = last.then(() => parseInThread(order))
  last = turn.catch(() => undefined)
  try {
    return await turn
  } finally {
    readers.delete(reader)
  }
}

function readText(bytes: Buffer, limits: SpreadsheetLimits): Result<Sheet> {
  try {
    return ok(checkSize(readCsv(bytes), limits))
  } catch (error) {
    if (error instanceof SpreadsheetError) return refuseProblem(error.problem)
    throw error
  }
}

function parseInThread(order: ParseOrder): Promise<Result<Sheet>> {
  const { promise, resolve, reject } = Promise.withResolvers<Result<Sheet>>()
  const worker = new Worker(new URL('./spreadsheet-worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: memory,
    env: {},
    stdout: true,
    stderr: true,
  })
  const limit = setTimeout(() => resolve(refuseCore('invalid', 'spreadsheet.too-slow')), order.limits.timeLimitMs)
  worker.once('message', (parsed: Parsed) => resolve(parsed.ok ? ok(parsed.sheet) : refuseProblem(parsed.problem)))
  worker.once('error', (error: NodeJS.ErrnoException) => {
    const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    return outOfMemory ? resolve(refuseCore('invalid', 'spreadsheet.unpacks-too-large')) : reject(error)
  })
  worker.once('exit', () => reject(new Error('The thread that reads spreadsheets ended without an answer')))
  return promise.finally(async () => {
    clearTimeout(limit)
    await worker.terminate()
  })
}

function refuseProblem({ code, ...params }: SpreadsheetProblem): Result<never> {
  return refuseCore('invalid', code, params)
}
