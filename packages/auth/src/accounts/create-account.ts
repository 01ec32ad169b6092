import type { WriteScope } from '@linli/database'
import { newId, ok, type Result } from '@linli/kernel'
import type { AuthTables } from '../auth-module.ts'
import { refuseAuth } from '../auth-refusals.ts'
import { newOneTimePassword } from '../passwords/one-time-password.ts'
import { checkNewPassword } from '../passwords/password.policy.ts'
import { passwordHasher } from '../passwords/password-hasher.ts'
import { claimAccountName, insertAccount } from './account.queries.ts'
import { isAccountName, normaliseAccountName } from './account-name.ts'

/**
 * Gives a person an account, with a password for one sign-in that must be changed at once.
 * Refuses `auth.account-name-invalid`, `auth.account-name-taken` (in any tenant), `auth.busy`.
 */
export async function createAccount(
  scope: WriteScope<AuthTables>,
  input: { account: string; personId: string },
): Promise<Result<{ accountId: string; oneTimePassword: string }>> {
  const oneTimePassword = newOneTimePassword()
  const created = await insertWithPassword(scope, { ...input, password: oneTimePassword, mustChangePassword: true })
  return created.ok ? ok({ ...created.value, oneTimePassword }) : created
}

/**
 * Gives a person an account whose password is known already and good to keep: for setting up a demo or a test.
 * Refuses as `createAccount` does, and what is wrong with the password.
 */
export async function createAccountWithPassword(
  scope: WriteScope<AuthTables>,
  input: { account: string; personId: string; password: string },
): Promise<Result<{ accountId: string }>> {
  const fit = checkNewPassword(input.password, { account: normaliseAccountName(input.account) })
  return fit.ok ? insertWithPassword(scope, { ...input, mustChangePassword: false }) : fit
}

async function insertWithPassword(
  scope: WriteScope<AuthTables>,
  input: { account: string; personId: string; password: string; mustChangePassword: boolean },
): Promise<Result<{ accountId: string }>> {
  const account = normaliseAccountName(input.account)
  if (!isAccountName(account)) return refuseAuth('invalid', 'auth.account-name-invalid')
  return passwordHasher.admit(async (desk) => {
    const hash = await desk.hash(input.password)
    if (!(await claimAccountName(scope, account))) return refuseAuth('conflict', 'auth.account-name-taken', { account })
    const id = newId()
    const { personId, mustChangePassword } = input
    await insertAccount(scope, { id, account, personId, hash, mustChangePassword })
    return ok({ accountId: id })
  })
}
