import type { TimelineEntry } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import { selectTimeline } from './case.queries.ts'
import type { CaseAddress } from './case-address.ts'
import { getCase } from './get-case.ts'

/** A case's history, oldest step first. Refuses with `case.not-found`. */
export async function listTimeline(scope: CoreReading, address: CaseAddress): Promise<Result<TimelineEntry[]>> {
  const found = await getCase(scope, address)
  if (!found.ok) return found
  const rows = await selectTimeline(scope, address.caseId)
  return ok(
    rows.map(({ at, fromState, opinion, ...row }) => ({
      ...row,
      at: at.toISOString(),
      ...(fromState !== null && { fromState }),
      ...(opinion !== null && { opinion }),
    })),
  )
}
