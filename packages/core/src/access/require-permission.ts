import type { Actor } from '@linli/contract/trpc'
import { ok, type Result, refuse } from '@linli/kernel'

/** Refuses with `access.not-permitted`. */
export function requirePermission(actor: Actor, permission: string): Result<void> {
  return actor.permissions.has(permission) ? ok(undefined) : refuse('forbidden', 'access.not-permitted', { permission })
}
