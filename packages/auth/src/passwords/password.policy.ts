import { ok, type Result } from '@linli/kernel'
import { normaliseAccountName } from '../accounts/account-name.ts'
import { refuseAuth } from '../auth-refusals.ts'

const PASSWORD_MIN_LENGTH = 10
/** A hash of ten million characters costs a core almost 100 ms; nobody types more than this. */
const PASSWORD_MAX_LENGTH = 128

/** Whether a password is short enough to be looked at; refuses `auth.password-too-long`. */
export function checkPasswordLength(password: string): Result<void> {
  if (password.length <= PASSWORD_MAX_LENGTH) return ok(undefined)
  return refuseAuth('invalid', 'auth.password-too-long', { max: PASSWORD_MAX_LENGTH })
}

/**
 * Whether a password may be chosen for an account: at least 10 characters, at most 128, and not the account's name.
 * There is no rule of composition: it makes passwords worse.
 */
export function checkNewPassword(password: string, account: string): Result<void> {
  const length = checkPasswordLength(password)
  if (!length.ok) return length
  if ([...password].length < PASSWORD_MIN_LENGTH) {
    return refuseAuth('invalid', 'auth.password-too-short', { min: PASSWORD_MIN_LENGTH })
  }
  if (normaliseAccountName(password) === account) return refuseAuth('invalid', 'auth.password-is-account-name')
  return ok(undefined)
}
