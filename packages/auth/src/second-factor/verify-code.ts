import type { KeyRing, WriteScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import type { AuthTables } from '../auth-module.ts'
import { refuseAuth } from '../auth-refusals.ts'
import { readRecoveryCode } from './recovery-code.ts'
import { findSecondFactor, takeRecoveryCode, takeStep } from './second-factor.queries.ts'
import { stepOfCode } from './totp.ts'

export interface CodeCheck {
  readonly keys: KeyRing
  readonly accountId: string
  /** As typed: six digits of the app, or a recovery code. */
  readonly code: string
  readonly now: Date
}

/** Where an account's secret lies, for the seal on it. */
export function secretPlace(scope: WriteScope<AuthTables>, accountId: string): string {
  return `auth.second_factor ${scope.tenantId} ${accountId}`
}

/**
 * Takes a code of the app, each step's once. Refuses `auth.wrong-code`, `auth.code-used`, `auth.second-factor-not-set` and,
 * when the key to the secret is lost, `auth.second-factor-unreadable`.
 * @param unconfirmed while the app is being set up
 */
export async function takeAppCode(
  scope: WriteScope<AuthTables>,
  { keys, accountId, code, now }: CodeCheck,
  unconfirmed = false,
): Promise<Result<void>> {
  const factor = await findSecondFactor(scope, accountId)
  if (factor === undefined || (factor.confirmed_at === null) !== unconfirmed) {
    return refuseAuth('conflict', unconfirmed ? 'auth.second-factor-not-begun' : 'auth.second-factor-not-set')
  }
  const secret = keys.open(factor.secret_sealed, secretPlace(scope, accountId))
  if (secret === undefined) return refuseAuth('conflict', 'auth.second-factor-unreadable')
  const step = stepOfCode(secret, code.normalize('NFKC').replace(/\s/g, ''), now)
  if (step === undefined) return refuseAuth('invalid', 'auth.wrong-code')
  return (await takeStep(scope, accountId, step)) ? ok(undefined) : refuseAuth('conflict', 'auth.code-used')
}

/** Uses up one of the recovery codes. Refuses `auth.wrong-recovery-code`. */
export async function spendRecoveryCode(
  scope: WriteScope<AuthTables>,
  { keys, accountId, code, now }: CodeCheck,
): Promise<Result<void>> {
  const read = readRecoveryCode(code)
  if (read === undefined) return refuseAuth('invalid', 'auth.wrong-recovery-code')
  const hashes = keys.fingerprints(read, recoveryPlace(scope, accountId))
  const taken = await takeRecoveryCode(scope, { accountId, hashes, now })
  return taken ? ok(undefined) : refuseAuth('invalid', 'auth.wrong-recovery-code')
}

export function recoveryPlace(scope: WriteScope<AuthTables>, accountId: string): string {
  return `auth.recovery_code ${scope.tenantId} ${accountId}`
}

/** Whatever the second step takes: a code of the app or a recovery code, told apart by their form. */
export function takeEitherCode(scope: WriteScope<AuthTables>, check: CodeCheck): Promise<Result<void>> {
  return readRecoveryCode(check.code) === undefined ? takeAppCode(scope, check) : spendRecoveryCode(scope, check)
}
