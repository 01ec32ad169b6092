import { type RefusalKind, type RefusalParams, type Result, refuse } from '@linli/kernel'

/** Every refusal of this package: the keys of messages that the locale files must hold. */
export type AuthRefusalCode =
  | 'auth.wrong-credentials'
  | 'auth.locked'
  | 'auth.too-many-attempts'
  | 'auth.busy'
  | 'auth.session-ended'
  | 'auth.wrong-current-password'
  | 'auth.password-too-short'
  | 'auth.password-too-long'
  | 'auth.password-is-account-name'
  | 'auth.password-unchanged'
  | 'auth.account-name-invalid'
  | 'auth.account-name-taken'
  | 'auth.account-not-found'

/** Makes a refusal of this package; a code that is not in the list does not compile. */
export function refuseAuth(kind: RefusalKind, code: AuthRefusalCode, params: RefusalParams = {}): Result<never> {
  return refuse(kind, code, params)
}
