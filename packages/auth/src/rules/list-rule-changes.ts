import type { ReadScope, WriteScope } from '@linli/database'
import type { AuthTables } from '../auth-module.ts'
import { rulesOf } from './read-sign-in-rules.ts'
import { selectRuleChanges } from './rules.queries.ts'
import type { RulesInForce } from './sign-in-rules.ts'

export interface RecordedRuleChange {
  readonly changedAt: Date
  readonly changedBy: string
  readonly reason: string
  readonly rules: RulesInForce
}

const AT_MOST = 100

/** How the tenant's rules have changed, newest first; the last hundred changes. */
export async function listRuleChanges(
  scope: ReadScope<AuthTables> | WriteScope<AuthTables>,
): Promise<RecordedRuleChange[]> {
  const rows = await selectRuleChanges(scope, AT_MOST)
  return rows.map((row) => ({
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    reason: row.reason,
    rules: rulesOf(row),
  }))
}
