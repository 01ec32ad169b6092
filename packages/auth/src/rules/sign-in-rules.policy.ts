import { ok, type Result } from '@linli/kernel'
import { refuseAuth } from '../auth-refusals.ts'
import { type BoundedRule, rulesThatMayBeOff, type SignInRules, signInRuleBounds } from './sign-in-rules.ts'

/** Whether a tenant may have these rules; refuses `auth.rule-out-of-bounds` with the first that is under the floor. */
export function checkSignInRules(rules: SignInRules): Result<void> {
  // the object's own keys are the type's
  for (const rule of Object.keys(signInRuleBounds) as BoundedRule[]) {
    const [min, max] = signInRuleBounds[rule]
    const value = rules[rule]
    if (value === 0 && rulesThatMayBeOff.includes(rule)) continue
    if (value < min || value > max) return refuseAuth('invalid', 'auth.rule-out-of-bounds', { rule, min, max })
  }
  return ok(undefined)
}
