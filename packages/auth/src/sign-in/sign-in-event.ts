/**
 * What a log or an audit trail should know of an attempt. Account and tenant are there only when the account was looked for
 * and found: what else was typed may be a password in the wrong field.
 */
export interface SignInEvent {
  readonly at: Date
  readonly account: string | undefined
  readonly tenantId: string | undefined
  readonly accountId: string | undefined
  readonly ip: string
  readonly userAgent: string
  /** `signed-in`, `second-factor-asked`, or the refusal's code. */
  readonly outcome: string
}
