import { ok, type Result, refuse } from '@linli/kernel'
import type { Principal } from './request.ts'

/**
 * The one rule of who may call what. `public` asks nothing; `signed-in` asks a session (and is all that an account with a
 * password set by an administrator, or without a second factor that is demanded of it, may use); any other text is a permission of the post in which the person works.
 */
export function checkAccess(principal: Principal | undefined, permission: string): Result<void> {
  if (permission === 'public') return ok(undefined)
  if (!principal) return refuse('unauthenticated', 'auth.sign-in-required')
  if (permission === 'signed-in') return ok(undefined)
  if (principal.mustChangePassword) return refuse('forbidden', 'auth.password-change-required')
  if (principal.mustEnrol) return refuse('forbidden', 'auth.second-factor-required')
  if (!principal.actor) return refuse('forbidden', 'access.post-not-chosen')
  if (!principal.actor.permissions.has(permission)) return refuse('forbidden', 'access.not-permitted')
  return ok(undefined)
}
