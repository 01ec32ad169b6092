import type { SignInRules } from '../rules/sign-in-rules.ts'

const DAY_MS = 86_400_000

/** Whether the rules ask for another password by now. */
export function isPasswordTooOld({ maxAgeDays }: Pick<SignInRules, 'maxAgeDays'>, changedAt: Date, now: Date): boolean {
  return maxAgeDays > 0 && now.getTime() - changedAt.getTime() >= maxAgeDays * DAY_MS
}
