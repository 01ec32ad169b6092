import type { WriteScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import type { AuthTables } from '../auth-module.ts'
import { refuseAuth } from '../auth-refusals.ts'
import { checkNewPassword, checkPasswordLength } from '../passwords/password.policy.ts'
import { type PasswordDesk, passwordHasher } from '../passwords/password-hasher.ts'
import { deleteSessionsOfAccount } from '../sessions/session.queries.ts'
import { minutesLeft } from '../sign-in/minutes-left.ts'
import { type CountedAccount, countAttempt, findLock, type Lockout, replaceHash } from './account.queries.ts'

export interface ChangePasswordInput {
  readonly accountId: string
  readonly currentPassword: string
  readonly newPassword: string
  readonly now: Date
  readonly lockout: Lockout
}

type Open = <T>(work: (scope: WriteScope<AuthTables>) => Promise<T>) => Promise<T>

/**
 * Changes a password for someone who knows the current one, and ends every session of the account. A wrong current
 * password counts towards the lock like a wrong sign-in, so the caller must commit when this refuses.
 * Refuses `auth.wrong-current-password`, `auth.locked`, `auth.busy`, `auth.password-unchanged`, `auth.account-not-found`
 * and what is wrong with the new password.
 */
export function changePassword(scope: WriteScope<AuthTables>, input: ChangePasswordInput): Promise<Result<void>> {
  return passwordHasher.admit((desk) =>
    replacePassword(
      desk,
      (work) => work(scope),
      input,
      async () => undefined,
    ),
  )
}

/**
 * The same over transactions of its own choosing, so that no connection is held while a hash is computed.
 * @param finish what else belongs into the transaction that changes the password
 */
export async function replacePassword<T>(
  desk: PasswordDesk,
  open: Open,
  input: ChangePasswordInput,
  finish: (scope: WriteScope<AuthTables>, account: CountedAccount) => Promise<T>,
): Promise<Result<T>> {
  const counted = await open((scope) => checkAndCount(scope, input))
  if (!counted.ok) return counted
  const account = counted.value
  if (!(await desk.verify(input.currentPassword, account.password_hash))) return wrongCurrentPassword()

  const next = { hash: await desk.hash(input.newPassword), mustChangePassword: false }
  return open(async (scope) => {
    if (!(await replaceHash(scope, account, next))) return wrongCurrentPassword()
    await deleteSessionsOfAccount(scope, account.id)
    return ok(await finish(scope, account))
  })
}

/** The new password is judged before the attempt counts: choosing a bad one is no guess. */
async function checkAndCount(
  scope: WriteScope<AuthTables>,
  input: ChangePasswordInput,
): Promise<Result<CountedAccount>> {
  const key = { column: 'id', value: input.accountId } as const
  const found = await findLock(scope, key)
  if (found === undefined) return refuseAuth('not-found', 'auth.account-not-found')
  const fit = checkChange(input, found.account)
  if (!fit.ok) return fit
  const counted = await countAttempt(scope, key, input.lockout, input.now)
  if (counted !== undefined) return ok(counted)
  const lock = await findLock(scope, key)
  return refuseAuth('too-many', 'auth.locked', {
    minutes: minutesLeft((lock?.locked_until?.getTime() ?? 0) - input.now.getTime()),
  })
}

function checkChange({ currentPassword, newPassword }: ChangePasswordInput, account: string): Result<void> {
  const fit = checkPasswordLength(currentPassword)
  if (!fit.ok) return fit
  if (newPassword.normalize('NFKC') === currentPassword.normalize('NFKC')) {
    return refuseAuth('invalid', 'auth.password-unchanged')
  }
  return checkNewPassword(newPassword, account)
}

function wrongCurrentPassword(): Result<never> {
  return refuseAuth('invalid', 'auth.wrong-current-password')
}
