/**
 * Whether PostgreSQL can store a text: no NUL character and no lone surrogate. TypeScript strings may hold both, and the
 * database answers them with an error that a user should never see.
 */
export function isStorableText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000')
}
