import type { Page, RuleFinding, SetUpRow } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../../core-refusals.ts'
import type { CoreReading } from '../../scope.ts'
import { judgeSetUp } from './judge-set-up.ts'

export interface SetUpQuery {
  /** Only what somebody has to attend to: unmet, in doubt, or not known. */
  readonly openOnly: boolean
  readonly cursor?: string | undefined
  readonly limit: number
  readonly on: DateText
}

/**
 * How the rules on setting up communities (秦办发〔2011〕27号 三, rules 35 to 46) come out for each street, community and
 * estate without a community in the area of the actor, each finding with the parameters it rests on. A district has at
 * most some hundreds of them, so all are judged and the page is cut afterwards. Refuses with `input.invalid` for a cursor.
 */
export async function listSetUpFindings(
  scope: CoreReading,
  actor: Actor,
  query: SetUpQuery,
): Promise<Result<Page<SetUpRow>>> {
  const start = query.cursor === undefined ? 0 : Number(query.cursor)
  if (!Number.isSafeInteger(start) || start < 0 || start > 1_000_000) {
    return refuseCore('invalid', 'input.invalid', { field: 'cursor' })
  }
  const judged = (await judgeSetUp(scope, actor, query.on)).map(({ streetId: _streetId, ...row }) => row)
  const rows = query.openOnly ? judged.map(openOf).filter(({ findings }) => findings.length > 0) : judged
  const page = rows.slice(start, start + query.limit)
  const next = start + query.limit
  return ok({ rows: page, ...(next < rows.length && { nextCursor: String(next) }) })
}

const settled: ReadonlySet<RuleFinding['outcome']> = new Set(['met', 'not-applicable'])

function openOf(row: SetUpRow): SetUpRow {
  return { ...row, findings: row.findings.filter(({ outcome }) => !settled.has(outcome)) }
}
