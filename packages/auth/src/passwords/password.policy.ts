import { ok, type Result } from '@linli/kernel'
import { normaliseAccountName } from '../accounts/account-name.ts'
import { refuseAuth } from '../auth-refusals.ts'
import { defaultSignInRules, type SignInRules } from '../rules/sign-in-rules.ts'
import { isCommonPassword } from './common-passwords.ts'

/** A hash of ten million characters costs a core almost 100 ms; nobody types more than this. */
const PASSWORD_MAX_LENGTH = 128
/** A shorter name is part of too much else. */
const NAME_MIN_LENGTH = 2

export type PasswordRules = Pick<SignInRules, 'minLength' | 'characterKinds' | 'passphraseLength' | 'refuseCommon'>

/** Whose password it is to be: what it may not hold. */
export interface PasswordOwner {
  readonly account: string
  readonly name?: string | undefined
}

/** Whether a password is short enough to be looked at; refuses `auth.password-too-long`. */
export function checkPasswordLength(password: string): Result<void> {
  if (password.length <= PASSWORD_MAX_LENGTH) return ok(undefined)
  return refuseAuth('invalid', 'auth.password-too-long', { max: PASSWORD_MAX_LENGTH })
}

/**
 * Whether a password may be chosen for an account under a tenant's rules; at most 128 characters in every tenant. Kinds of
 * characters are asked for only where the rules do: NIST SP 800-63B advises against them, 等保2.0 (GB/T 22239-2019 8.1.4.1 a)
 * asks for complexity, and whoever writes a long passphrase may be let off.
 */
export function checkNewPassword(
  password: string,
  { account, name }: PasswordOwner,
  rules: PasswordRules = defaultSignInRules,
): Result<void> {
  const length = checkPasswordLength(password)
  if (!length.ok) return length
  const characters = [...password.normalize('NFKC')]
  if (characters.length < rules.minLength) {
    return refuseAuth('invalid', 'auth.password-too-short', { min: rules.minLength })
  }
  const text = normaliseAccountName(password)
  if (text === account) return refuseAuth('invalid', 'auth.password-is-account-name')
  if (text.includes(account) || holdsName(text, name)) return refuseAuth('invalid', 'auth.password-holds-name')
  const isPassphrase = rules.passphraseLength > 0 && characters.length >= rules.passphraseLength
  if (!isPassphrase && countKinds(password) < rules.characterKinds) {
    return refuseAuth('invalid', 'auth.password-too-few-kinds', { kinds: rules.characterKinds })
  }
  if (rules.refuseCommon && isCommonPassword(password)) return refuseAuth('invalid', 'auth.password-common')
  return ok(undefined)
}

function holdsName(text: string, name = ''): boolean {
  const normal = normaliseAccountName(name)
  return [...normal].length >= NAME_MIN_LENGTH && text.includes(normal)
}

/** Small letters, capitals, digits, everything else. */
function countKinds(password: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) => kind.test(password)).length
}
