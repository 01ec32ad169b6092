import type { WriteScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import type { AuthTables } from '../auth-module.ts'
import { refuseAuth } from '../auth-refusals.ts'
import { readSignInRules } from './read-sign-in-rules.ts'
import { insertRules, type RulesRow, ruleColumns, shortenSessions } from './rules.queries.ts'
import { checkSignInRules } from './sign-in-rules.policy.ts'
import type { RulesInForce, SignInRules } from './sign-in-rules.ts'

export interface RuleChange {
  readonly rules: SignInRules
  /** The revision that was on the screen. */
  readonly revision: number
  readonly reason: string
  readonly changedBy: string
  readonly now: Date
}

/**
 * Sets a tenant's rules from now on. Whoever is signed in gets the stricter session limits at once; a password is held
 * against the new rules when it is next changed. Refuses `auth.rule-out-of-bounds` for what is under the floor, and
 * `auth.rules-changed` when somebody else has changed them meanwhile.
 */
export async function changeSignInRules(
  scope: WriteScope<AuthTables>,
  change: RuleChange,
): Promise<Result<{ before: RulesInForce }>> {
  const { rules, revision, reason, changedBy, now } = change
  const fit = checkSignInRules(rules)
  if (!fit.ok) return fit
  const before = await readSignInRules(scope)
  const columns = Object.entries(ruleColumns).map(([rule, column]) => [column, rules[rule as keyof SignInRules]])
  const row = {
    ...Object.fromEntries(columns),
    revision: revision + 1,
    changed_at: now,
    changed_by: changedBy,
    reason,
    second_factor_since: widens(before, rules) ? now : before.secondFactorSince,
  } as RulesRow // every rule's column is among those listed
  if (before.revision !== revision || !(await insertRules(scope, row))) {
    return refuseAuth('conflict', 'auth.rules-changed')
  }
  await shortenSessions(scope, rules)
  return ok({ before })
}

/** The time of grace begins anew for those of whom nothing was demanded before. */
function widens(before: SignInRules, { secondFactor }: SignInRules): boolean {
  const order = ['none', 'administrators', 'everybody']
  return order.indexOf(secondFactor) > order.indexOf(before.secondFactor)
}
