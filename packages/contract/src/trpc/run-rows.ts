import { type Refusal, RefusalError } from '@linli/kernel'
import { TRPCError } from '@trpc/server'
import type { BulkAnswer, RowResult } from '../bulk.ts'
import { refusalOf, toWireError } from './wire-errors.ts'

export interface RowRun<Row, Output> {
  readonly rows: readonly Row[]
  /** One row, in a transaction of its own; throws what refuses it. */
  readonly run: (row: Row) => Promise<Output>
  readonly requestId: string
  /** A row that broke: for the log, since the answer masks it. */
  readonly onFault: (error: unknown) => void
}

/**
 * Does the same to each row, one after the other: a refusal or a fault ends its own row alone, and everything before and after it
 * stays. Sent again it does nothing twice, since every row names the version it was decided on.
 */
export async function runRows<Row extends { readonly id: string }, Output>(
  bulk: RowRun<Row, Output>,
): Promise<BulkAnswer<Output>> {
  const rows: RowResult<Output>[] = []
  for (const row of bulk.rows) rows.push(await runRow(bulk, row))
  return { rows }
}

async function runRow<Row extends { readonly id: string }, Output>(
  { run, requestId, onFault }: RowRun<Row, Output>,
  row: Row,
): Promise<RowResult<Output>> {
  const { id } = row
  try {
    return { id, outcome: 'done', value: await run(row) }
  } catch (error) {
    const refusal = refusalIn(error)
    if (refusal === undefined) {
      onFault(error)
      return { id, outcome: 'failed', requestId }
    }
    return isRepeated(refusal) ? { id, outcome: 'repeated' } : { id, outcome: 'refused', refusal }
  }
}

/** A refusal says of itself that the call had been carried out already. */
function isRepeated({ code, params }: Refusal): boolean {
  return (code === 'case.changed' || code === 'case.already-delegated') && params.repeated === true
}

function refusalIn(error: unknown): Refusal | undefined {
  if (error instanceof RefusalError) return error.refusal
  return refusalOf(toWireError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error })))
}

/** A broken row as a log may hold it: none of the properties that drivers hang on an error, which quote what was in the row. */
export function rowFault(error: unknown): { readonly name: string; readonly message: string; readonly stack?: string } {
  if (!(error instanceof Error)) return { name: typeof error, message: String(error) }
  return { name: error.name, message: error.message, ...(error.stack !== undefined && { stack: error.stack }) }
}
