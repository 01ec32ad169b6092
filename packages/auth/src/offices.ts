/** Whose account it is, where more must be known of them than this package knows. */
export interface AccountHolder {
  readonly tenantId: string
  readonly personId: string
}

/** What this package cannot know: who is an administrator is decided by posts. */
export interface Offices {
  /** Whether the person holds one of the three administrators' posts today. */
  isAdministrator(holder: AccountHolder): Promise<boolean>
  /** Whether the person is a security administrator today, who may always sign in with a password. */
  isSecurityAdministrator(holder: AccountHolder): Promise<boolean>
}
