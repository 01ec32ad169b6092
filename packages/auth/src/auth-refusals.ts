import { type RefusalKind, type RefusalParams, type Result, refuse } from '@linli/kernel'

/** Every refusal of this package: the keys of messages that the locale files must hold. */
export type AuthRefusalCode =
  | 'auth.wrong-credentials'
  | 'auth.locked'
  | 'auth.too-many-attempts'
  | 'auth.busy'
  | 'auth.session-ended'
  | 'auth.session-not-found'
  | 'auth.wrong-current-password'
  | 'auth.password-too-short'
  | 'auth.password-too-long'
  | 'auth.password-is-account-name'
  | 'auth.password-holds-name'
  | 'auth.password-too-few-kinds'
  | 'auth.password-common'
  | 'auth.password-used-before'
  | 'auth.password-unchanged'
  | 'auth.account-name-invalid'
  | 'auth.account-name-taken'
  | 'auth.account-not-found'
  | 'auth.not-locked'
  | 'auth.wrong-recovery-code'
  | 'auth.wrong-code'
  | 'auth.code-used'
  | 'auth.second-step-over'
  | 'auth.second-factor-set'
  | 'auth.second-factor-not-set'
  | 'auth.second-factor-not-begun'
  | 'auth.second-factor-unreadable'
  | 'auth.second-factor-demanded'
  | 'auth.rule-out-of-bounds'
  | 'auth.rules-changed'

/** Makes a refusal of this package; a code that is not in the list does not compile. */
export function refuseAuth(kind: RefusalKind, code: AuthRefusalCode, params: RefusalParams = {}): Result<never> {
  return refuse(kind, code, params)
}
