import type { RulesInForce } from '../rules/sign-in-rules.ts'

const DAY_MS = 86_400_000

/** Of whom the rules are asked. */
export interface Enrolling {
  readonly accountCreatedAt: Date
  readonly isAdministrator: boolean
}

/**
 * Until when an account may be used without a second factor; nothing when none is demanded of it. The time of grace begins
 * with the demand, or with the account where that came later.
 */
export function enrolmentDeadline(
  { secondFactor, secondFactorSince, graceDays }: RulesInForce,
  { accountCreatedAt, isAdministrator }: Enrolling,
): Date | undefined {
  if (secondFactor === 'none' || (secondFactor === 'administrators' && !isAdministrator)) return undefined
  const from = Math.max(secondFactorSince.getTime(), accountCreatedAt.getTime())
  return new Date(from + graceDays * DAY_MS)
}
