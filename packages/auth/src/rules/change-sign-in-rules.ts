import type { WriteScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import type { AuthTables } from '../auth-module.ts'
import { refuseAuth } from '../auth-refusals.ts'
import { readSignInRules } from './read-sign-in-rules.ts'
import {
  demandSecondFactor,
  findFirstDemand,
  insertRules,
  type RulesRow,
  ruleColumns,
  shortenSessions,
} from './rules.queries.ts'
import { checkSignInRules } from './sign-in-rules.policy.ts'
import type { RulesInForce, SignInRules } from './sign-in-rules.ts'

const DAY_MS = 86_400_000

export interface RuleChange {
  readonly rules: SignInRules
  /** The revision that was on the screen. */
  readonly revision: number
  readonly reason: string
  readonly changedBy: string
  /** The people who hold an administrator's post today. */
  readonly administrators: readonly string[]
  readonly now: Date
}

/**
 * Sets a tenant's rules from now on. Whoever is signed in gets the stricter session limits at once, and has a second factor
 * to set up before anything else where one is due; a password is held against the new rules when it is next changed. Refuses `auth.rule-out-of-bounds` for what is under the floor, and
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
    second_factor_since: await demandedSince(scope, before, change),
  } as RulesRow // every rule's column is among those listed
  if (before.revision !== revision || !(await insertRules(scope, row))) {
    return refuseAuth('conflict', 'auth.rules-changed')
  }
  await shortenSessions(scope, rules)
  if (rules.secondFactor !== 'none') {
    await demandSecondFactor(scope, {
      personIds: rules.secondFactor === 'administrators' ? change.administrators : undefined,
      // nobody's time is over before the demand's own is, and nobody's before their account's
      createdBefore: new Date(now.getTime() - rules.graceDays * DAY_MS),
      since: row.second_factor_since,
    })
  }
  return ok({ before })
}

/** The time of grace begins for those of whom nothing was demanded before, and once: taking a demand back renews nothing. */
async function demandedSince(
  scope: WriteScope<AuthTables>,
  before: RulesInForce,
  { rules: { secondFactor }, now }: RuleChange,
): Promise<Date> {
  if (secondFactor === 'none' || secondFactor === before.secondFactor) return before.secondFactorSince
  return (await findFirstDemand(scope, secondFactor)) ?? now
}
