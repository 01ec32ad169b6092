import { z } from 'zod'
import type { PostRole } from './post-roles.ts'
import { postRoles } from './post-roles.ts'
import { id, text } from './schemas.ts'

export const accountName = z.string().regex(/^[a-z0-9][a-z0-9._-]{2,63}$/)
export const addPersonInput = z.object({
  name: text(40),
  account: accountName,
  unitId: id,
  title: text(40),
  role: z.enum(postRoles),
})
export const accountInput = z.object({ accountId: id })

export interface PersonRow {
  readonly personId: string
  readonly name: string
  /** A made-up person of the demonstration, to be shown as such. */
  readonly demo: boolean
  readonly accountId: string
  readonly account: string
  readonly active: boolean
  readonly locked: boolean
  readonly posts: readonly { readonly title: string; readonly role: PostRole; readonly unit: string }[]
}
