const ACCOUNT_NAME = /^[a-z0-9][a-z0-9._-]{2,63}$/

/** The one spelling of an account name: Chinese input methods type full-width letters, and nobody minds capitals. */
export function normaliseAccountName(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

/** Whether an account may have this name: 3 to 64 of `a-z 0-9 . _ -`, beginning with a letter or digit. */
export function isAccountName(name: string): boolean {
  return ACCOUNT_NAME.test(name)
}
