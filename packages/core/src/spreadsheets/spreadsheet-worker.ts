/** Where a file from outside is unpacked and read: in a thread of its own that may be ended at any time. */
import { parentPort, workerData } from 'node:worker_threads'
import { type ParseOrder, parseWorkbook } from './parse-workbook.ts'

const order = workerData as ParseOrder // handed over by read-spreadsheet.ts alone
parentPort?.postMessage(parseWorkbook(order))
