import type { WriteScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import type { AuthTables } from '../auth-module.ts'
import { refuseAuth } from '../auth-refusals.ts'
import { keepFormerHash, selectFormerHashes } from '../history/record.queries.ts'
import { endInvitations } from '../invitations/invitation.queries.ts'
import { checkNewPassword, checkPasswordLength } from '../passwords/password.policy.ts'
import { type PasswordDesk, passwordHasher } from '../passwords/password-hasher.ts'
import { readSignInRules } from '../rules/read-sign-in-rules.ts'
import type { RulesInForce, SignInRules } from '../rules/sign-in-rules.ts'
import { deleteSessionsOfAccount } from '../sessions/session.queries.ts'
import { refuseLocked } from '../sign-in/refuse-locked.ts'
import { type CountedAccount, countAttempt, findLock, lockoutOf, replaceHash } from './account.queries.ts'

export interface ChangePasswordInput {
  readonly accountId: string
  readonly currentPassword: string
  readonly newPassword: string
  /** Of the person, which the new password may not hold. */
  readonly name?: string | undefined
  readonly now: Date
  /** Of a tenant that has set no rules. */
  readonly defaults?: SignInRules
}

type Open = <T>(work: (scope: WriteScope<AuthTables>) => Promise<T>) => Promise<T>

/** An account whose attempt is counted, and what a new password of it is held against. */
interface Judged {
  readonly account: CountedAccount
  readonly rules: RulesInForce
  readonly former: readonly string[]
}

/**
 * Changes a password for someone who knows the current one, and ends every session and invitation of the account. A wrong current
 * password counts towards the lock like a wrong sign-in, so the caller must commit when this refuses.
 * Refuses `auth.wrong-current-password`, `auth.locked`, `auth.busy`, `auth.password-unchanged`, `auth.password-used-before`,
 * `auth.account-not-found` and what is wrong with the new password.
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
  finish: (scope: WriteScope<AuthTables>, judged: Judged) => Promise<T>,
): Promise<Result<T>> {
  const counted = await open((scope) => checkAndCount(scope, input))
  if (!counted.ok) return counted
  const { account, rules, former } = counted.value
  if (!(await desk.verify(input.currentPassword, account.password_hash))) return wrongCurrentPassword()
  if (await isFormer(desk, input.newPassword, former)) {
    return refuseAuth('invalid', 'auth.password-used-before', { history: rules.history })
  }

  const next = { hash: await desk.hash(input.newPassword), mustChangePassword: false, changedAt: input.now }
  return open(async (scope) => {
    if (!(await replaceHash(scope, account, next))) return wrongCurrentPassword()
    const { id: accountId, password_hash: hash } = account
    await keepFormerHash(scope, { accountId, hash, now: input.now, keep: rules.history - 1 })
    await endInvitations(scope, { accountId, now: input.now })
    await deleteSessionsOfAccount(scope, accountId)
    return ok(await finish(scope, counted.value))
  })
}

/** Whether a password is one of those that the account had. */
export async function isFormer(desk: PasswordDesk, password: string, former: readonly string[]): Promise<boolean> {
  for (const hash of former) if (await desk.verify(password, hash)) return true
  return false
}

/** The new password is judged before the attempt counts: choosing a bad one is no guess. */
async function checkAndCount(scope: WriteScope<AuthTables>, input: ChangePasswordInput): Promise<Result<Judged>> {
  const { accountId, now } = input
  const key = { column: 'id', value: accountId } as const
  const found = await findLock(scope, key)
  if (found === undefined) return refuseAuth('not-found', 'auth.account-not-found')
  const rules = await readSignInRules(scope, input.defaults)
  const fit = checkChange(input, found.account, rules)
  if (!fit.ok) return fit
  const account = await countAttempt(scope, key, lockoutOf(rules), now)
  if (account === undefined) return refuseLocked(scope, accountId, now)
  return ok({ account, rules, former: await selectFormerHashes(scope, accountId, rules.history - 1) })
}

function checkChange(
  { currentPassword, newPassword, name }: ChangePasswordInput,
  account: string,
  rules: SignInRules,
): Result<void> {
  const fit = checkPasswordLength(currentPassword)
  if (!fit.ok) return fit
  if (newPassword.normalize('NFKC') === currentPassword.normalize('NFKC')) {
    return refuseAuth('invalid', 'auth.password-unchanged')
  }
  return checkNewPassword(newPassword, { account, name }, rules)
}

function wrongCurrentPassword(): Result<never> {
  return refuseAuth('invalid', 'auth.wrong-current-password')
}
