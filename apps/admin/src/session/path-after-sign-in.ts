/** What the server said of a sign-in. */
interface SignedIn {
  readonly secondStep?: true | undefined
  readonly secondFactorBy?: string | undefined
}

/** Where to go after the password, or the code, was right; `next` is kept on the way. */
export function pathAfterSignIn({ secondStep, secondFactorBy }: SignedIn, next: string): string {
  if (secondStep) return withNext('/sign-in/second-step', { next })
  if (secondFactorBy) return withNext('/sign-in/protect', { next, by: secondFactorBy })
  return next
}

function withNext(path: string, search: Readonly<Record<string, string>>): string {
  const given = Object.entries(search).filter(([, value]) => value !== '/')
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}
