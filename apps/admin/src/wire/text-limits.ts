/**
 * How long a text may be, as the contract's schemas have it and a test holds this against them: the schemas themselves would
 * bring their library into the browser.
 */
export const personLimits = { name: 40, account: 64, title: 40 } as const
export const REASON_LIMIT = 500
export const PARAMETER_TEXT_LIMIT = 200
export const NOTICE_LIMIT = 20_000
export const REMARKS_LIMIT = 2000
export const SIGN_IN_ACCOUNT_LIMIT = 64
export const PASSWORD_LIMIT = 128
export const CODE_LIMIT = 40
export const SECURITY_QUERY_LIMIT = 64
export const SUBJECT_LIMIT = 200

const ACCOUNT = /^[a-z0-9][a-z0-9._-]{2,63}$/

export function isAccountName(text: string): boolean {
  return ACCOUNT.test(text)
}
