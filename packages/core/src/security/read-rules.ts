import {
  authModule,
  type BoundedRule,
  countWithoutSecondFactor,
  readSignInRules,
  rulesThatMayBeOff,
  signInRuleBounds,
} from '@linli/auth'
import type { SignInRulesView } from '@linli/contract'
import type { ReadScope } from '@linli/database'
import { dayOf } from '@linli/kernel'
import type { CoreTables } from '../core-module.ts'
import { selectAdministrators } from '../tenancy/administrator.queries.ts'

/** The rules in force, between what bounds they may be changed, and whom a demand for a second factor would reach. */
export async function readRules(scope: ReadScope<CoreTables>, { now }: { now: Date }): Promise<SignInRulesView> {
  const auth = scope.as(authModule)
  const { revision, secondFactorSince: _, ...rules } = await readSignInRules(auth)
  const administrators = await selectAdministrators(scope, dayOf(now))
  const personIds = [...new Set(administrators.map(({ personId }) => personId))]
  return {
    rules,
    revision,
    bounds: Object.fromEntries(
      Object.entries(signInRuleBounds).map(([rule, [min, max]]) => [
        rule,
        { min, max, mayBeOff: rulesThatMayBeOff.includes(rule as BoundedRule) }, // a key of the bounds
      ]),
    ),
    without: {
      administrators: await countWithoutSecondFactor(auth, personIds),
      everybody: await countWithoutSecondFactor(auth),
    },
  }
}
