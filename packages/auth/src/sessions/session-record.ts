/** A checked session: who is signed in, and in which post if one is chosen. */
export interface SessionRecord {
  /** `<tenantId>.<sha256 of the token>`: names the session in a log without opening it. */
  readonly id: string
  readonly tenantId: string
  readonly accountId: string
  readonly personId: string
  readonly postId?: string
  /** The password was made by an administrator and must be changed before anything else. */
  readonly mustChangePassword: boolean
}

/** What a new session gives the browser, and us. */
export interface StartedSession {
  /** The cookie's value: for the browser alone, and never for a log. */
  readonly cookie: string
  readonly session: SessionRecord
}
