import type { HandOverSheet } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { selectHandOver, selectHandOverItems } from './hand-over.queries.ts'

/** What the sheet says, in the words of its day. Refuses with `people.hand-over-not-found`. */
export async function getHandOver(scope: CoreReading, handOverId: string): Promise<Result<HandOverSheet>> {
  const found = await selectHandOver(scope, handOverId)
  if (found === undefined) return refuseCore('not-found', 'people.hand-over-not-found')
  const { at, to, remarks, ...sheet } = found
  return ok({
    ...sheet,
    at: at.toISOString(),
    ...(to !== null && { to }),
    ...(remarks !== null && { remarks }),
    items: await selectHandOverItems(scope, handOverId),
  })
}
