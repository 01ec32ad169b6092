import { z } from 'zod'
import type { PostRole, TenantKind } from './post-roles.ts'
import { id, text } from './schemas.ts'
import type { UnitKind } from './unit-kinds.ts'

export const signInInput = z.object({ account: text(64), password: z.string().min(1).max(128) })
export const choosePostInput = z.object({ postId: id })
export const changePasswordInput = z.object({
  currentPassword: z.string().min(1).max(128),
  newPassword: z.string().min(1).max(128),
})

export interface PostSummary {
  readonly id: string
  readonly title: string
  readonly role: PostRole
  readonly unit: { readonly id: string; readonly name: string; readonly kind: UnitKind }
}

/** Who is signed in, in which post, and what the shell may show. */
export interface Me {
  readonly person: { readonly id: string; readonly name: string }
  readonly tenant: { readonly id: string; readonly name: string; readonly kind: TenantKind }
  /** Absent while a person with several posts has not chosen one; the permissions are empty until then. */
  readonly post?: PostSummary
  readonly posts: readonly PostSummary[]
  readonly permissions: readonly string[]
  /** Ids of the plugins enabled in this tenant. */
  readonly plugins: readonly string[]
  /** A password made by an administrator must be changed before anything else. */
  readonly mustChangePassword: boolean
  /** The tenant's rules demand a second factor, which must be set up before anything else. */
  readonly mustEnrol?: true
  readonly demo: boolean
}
