import { authModule, changeSignInRules, type SignInRules } from '@linli/auth'
import type { Actor } from '@linli/contract/trpc'
import { dayOf, ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import type { CoreWriting } from '../scope.ts'
import { selectAdministrators } from '../tenancy/administrator.queries.ts'

export interface RulesAct {
  readonly rules: SignInRules
  /** The revision that was on the screen. */
  readonly revision: number
  readonly reason: string
  readonly at: Date
}

/**
 * Changes the tenant's rules for signing in; the audit has what each changed rule was and is. Refuses with
 * `auth.rule-out-of-bounds`, `auth.rules-changed`.
 */
export async function changeRules(scope: CoreWriting, actor: Actor, act: RulesAct): Promise<Result<void>> {
  const { rules, revision, reason, at } = act
  const changedBy = `${actor.name} ${actor.postTitle}`
  const holders = await selectAdministrators(scope, dayOf(at))
  const administrators = holders.map(({ personId }) => personId)
  const change = { rules, revision, reason, changedBy, administrators, now: at }
  const changed = await changeSignInRules(scope.as(authModule), change)
  if (!changed.ok) return changed
  await appendAudit(scope, actor, {
    at,
    action: 'security.change-rules',
    subjectKind: 'tenant',
    subjectId: scope.tenantId,
    details: { reason, ...differences(changed.value.before, rules) },
  })
  return ok(undefined)
}

function differences(before: SignInRules, after: SignInRules): Record<string, string> {
  // the object's own keys are the type's
  const rules = Object.keys(after) as (keyof SignInRules)[]
  const changed = rules.filter((rule) => before[rule] !== after[rule])
  return Object.fromEntries(changed.map((rule) => [rule, `${before[rule]} → ${after[rule]}`]))
}
