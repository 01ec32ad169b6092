import type { Me } from '@linli/contract'
import { type MeAtWork, readFailure } from '@linli/sdk/admin'
import type { QueryClient } from '@tanstack/react-query'
import { type RouterHistory, redirect } from '@tanstack/react-router'
import { addPageWords } from '../language/words.ts'
import { isAtWork, meQuery } from './me-query.ts'

/** Who is signed in; otherwise the way to the sign-in page, which leads back here afterwards. */
export async function requireSession(queryClient: QueryClient, here: string): Promise<Me> {
  const [me] = await Promise.all([
    queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
      const failure = readFailure(error)
      const signedOut = failure.kind === 'refused' && failure.refusal.kind === 'unauthenticated'
      throw signedOut ? redirect({ href: signInPath(here) }) : error
    }),
    addPageWords(),
  ])
  return me
}

/** Who is at work; a password set by somebody else is changed first, a second factor
 * that is demanded is set up, and one of several posts is chosen. */
export async function requirePost(queryClient: QueryClient, here: string): Promise<MeAtWork> {
  const me = await requireSession(queryClient, here)
  if (me.mustChangePassword) throw redirect({ href: '/password' })
  if (me.mustEnrol) throw redirect({ href: '/second-factor' })
  if (!isAtWork(me)) throw redirect({ href: '/posts' })
  return me
}

/** The session ended under the user's hands: what was typed is kept as a draft, and the page is found again. */
export function signInAgain(history: RouterHistory, queryClient: QueryClient): void {
  const here = history.location.href
  if (here.startsWith('/sign-in')) return
  history.push(signInPath(here, true))
  queryClient.clear()
}

function signInPath(next: string, expired = false): string {
  const search = new URLSearchParams()
  if (next !== '/') search.set('next', next)
  if (expired) search.set('expired', 'yes')
  const text = search.toString()
  return text ? `/sign-in?${text}` : '/sign-in'
}
