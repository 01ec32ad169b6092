import { z } from 'zod'
import { type PostRole, postRoles } from './post-roles.ts'
import { cursor, date, id, pageSize, text } from './schemas.ts'
import type { UnitKind } from './unit-kinds.ts'

export const accountName = z.string().regex(/^[a-z0-9][a-z0-9._-]{2,63}$/)
export const addPersonInput = z.object({
  name: text(40),
  account: accountName,
  unitId: id,
  title: text(40),
  role: z.enum(postRoles),
})
export const accountInput = z.object({ accountId: id })
export const personInput = z.object({ personId: id })

export const accountStates = ['open', 'closed', 'none'] as const
export type PersonAccountState = (typeof accountStates)[number]

export const peopleListInput = z.object({
  /** A part of a name or of an account's name. */
  text: text(64).optional(),
  /** Whoever holds a post today in this unit or below it. */
  unitId: id.optional(),
  role: z.enum(postRoles).optional(),
  state: z.enum(accountStates).optional(),
  cursor,
  limit: pageSize,
})

export const changePersonInput = z.object({
  personId: id,
  name: text(40),
  /** Empty where nobody needs it. */
  phone: z.string().regex(/^([0-9+][0-9 -]{4,19})?$/),
  reason: text(500),
})

export const endEmploymentInput = z.object({
  personId: id,
  /** The first day on which the person holds no post here any more. */
  on: date,
  reason: text(500),
  remarks: text(2000).optional(),
})

export interface PersonRow {
  readonly id: string
  readonly name: string
  /** A made-up person of the demonstration, to be shown as such. */
  readonly demo: boolean
  /** Absent where nobody has given the person an account. */
  readonly account?: PersonAccount
  /** Held today. */
  readonly posts: readonly { readonly title: string; readonly role: PostRole; readonly unit: string }[]
}

export interface PersonAccount {
  readonly id: string
  readonly name: string
  readonly active: boolean
  readonly locked: boolean
}

/** One person holding one post, from and to. */
export interface AppointmentRow {
  readonly id: string
  readonly personId: string
  readonly person: string
  readonly postId: string
  readonly title: string
  readonly role: PostRole
  readonly unitId: string
  readonly unit: string
  readonly unitKind: UnitKind
  /** A deputy's, for an absence (代理). */
  readonly acting: boolean
  readonly from: string
  /** The first day on which it no longer holds. */
  readonly to?: string
  readonly reason?: string
}

/** Whoever changed something about the person, in the words of the day. */
export interface PersonChange {
  readonly id: string
  readonly at: string
  readonly person: string
  readonly post: string
  readonly action: string
  readonly details: Readonly<Record<string, unknown>>
}

export interface PersonDetail extends Omit<PersonRow, 'posts'> {
  /** All but the last four digits are hidden. */
  readonly phone?: string
  /** The day on which the person left. */
  readonly leftOn?: string
  /** Past, present and future, the latest first. */
  readonly appointments: readonly AppointmentRow[]
  /** The latest changes first, a hundred at most. */
  readonly changes: readonly PersonChange[]
}
