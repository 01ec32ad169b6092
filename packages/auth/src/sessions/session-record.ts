/** A checked session: who is signed in, and in which post if one is chosen. */
export interface SessionRecord {
  /** `<tenantId>.<sha256 of the token>`: names the session in a log without opening it. */
  readonly id: string
  readonly tenantId: string
  readonly accountId: string
  readonly personId: string
  readonly postId?: string
  /** The password was made by an administrator, or is too old, and must be changed before anything else. */
  readonly mustChangePassword: boolean
  /** The tenant's rules demand a second factor that the account has not: it must be set up before anything else. */
  readonly mustEnrol?: true
}

/** What a new session gives the browser, and us. */
export interface StartedSession {
  /** The cookie's value: for the browser alone, and never for a log. */
  readonly cookie: string
  readonly session: SessionRecord
  /** Only the password was right so far: the session is good for the second step alone. */
  readonly half?: true
  /** Until when the rules let the account be used without the second factor that it has not. */
  readonly enrolBy?: Date
}
