import type { PreparedQuery } from '@linli/database'
import type { AuthTables } from '../auth-module.ts'
import { findRules, type RulesRow, ruleColumns } from './rules.queries.ts'
import { defaultSignInRules, type RulesInForce, type SignInRules } from './sign-in-rules.ts'

/** Any scope in a tenant, reading or writing. */
export interface RulesReading {
  run<Input extends object, Row>(query: PreparedQuery<AuthTables, Input, Row>, input: Input): Promise<Row[]>
}

const NEVER = new Date(0)

/** The tenant's rules in force: its own, or the product's defaults until it sets some. */
export async function readSignInRules(
  scope: RulesReading,
  defaults: SignInRules = defaultSignInRules,
): Promise<RulesInForce> {
  const [row] = await scope.run(findRules, {})
  return row === undefined ? { ...defaults, secondFactorSince: NEVER, revision: 0 } : rulesOf(row)
}

export function rulesOf(row: RulesRow): RulesInForce {
  const rules = Object.fromEntries(Object.entries(ruleColumns).map(([rule, column]) => [rule, row[column]]))
  // every rule has its column, which holds a value of its type
  return { ...(rules as unknown as SignInRules), secondFactorSince: row.second_factor_since, revision: row.revision }
}
