import { z } from 'zod'
import type { AppointmentRow } from './people.ts'
import { accountName } from './people.ts'
import { type PostRole, postRoles } from './post-roles.ts'
import { cursor, date, id, pageSize, text } from './schemas.ts'
import type { UnitKind } from './unit-kinds.ts'

export const postStates = ['held', 'vacant', 'closed'] as const
export type PostState = (typeof postStates)[number]

export const postListInput = z.object({
  /** A part of the title. */
  text: text(40).optional(),
  /** In this unit or below it. */
  unitId: id.optional(),
  role: z.enum(postRoles).optional(),
  state: z.enum(postStates).optional(),
  cursor,
  limit: pageSize,
})
export const postInput = z.object({ postId: id })
export const createPostInput = z.object({ unitId: id, title: text(40), role: z.enum(postRoles) })
export const renamePostInput = z.object({ postId: id, title: text(40), reason: text(500) })
/** `on` is the first day on which the post does not exist any more. */
export const closePostInput = z.object({ postId: id, on: date, reason: text(500) })

export const appointInput = z.object({
  postId: id,
  personId: id,
  from: date,
  /** The first day on which the appointment no longer holds; open without one. */
  to: date.optional(),
  /** For a deputy (代理): what the post is called while they hold it. It needs a last day. */
  actingTitle: text(40).optional(),
  /** Needed for a day that is past, and where the person would stand on two sides. */
  reason: text(500).optional(),
})

export const appointNewInput = z.object({ postId: id, name: text(40), account: accountName, from: date })

export interface PostRow {
  readonly id: string
  readonly title: string
  readonly role: PostRole
  readonly unitId: string
  readonly unit: string
  readonly unitKind: UnitKind
  /** Nobody but a deputy holds it today. */
  readonly vacant: boolean
  readonly closedOn?: string
  /** Who holds it today, deputies included. */
  readonly holders: readonly {
    readonly personId: string
    readonly name: string
    readonly acting: boolean
    readonly from: string
    readonly to?: string
  }[]
}

export interface PostDetail extends PostRow {
  /** Past, present and future, the latest first. */
  readonly appointments: readonly AppointmentRow[]
  readonly handOvers: readonly HandOverRow[]
}

export const handOverPreviewInput = z.object({ appointmentId: id, on: date })
export const handOverInput = z.object({ handOverId: id })

export const carryOutHandOverInput = z.object({
  appointmentId: id,
  /** The successor's first day, and the first on which the present holder does not hold the post any more. */
  on: date,
  /** Who takes over the post; nobody, where others of the unit can go on with everything. */
  successorId: id.optional(),
  reason: text(500),
  /** What the successor must know; stands on the sheet. */
  remarks: text(2000).optional(),
})

/** A to-do that the post handed to others, or others to it (代理); it ends by itself after the last day. */
export interface HandedOnTodo {
  readonly todoId: string
  readonly direction: 'to' | 'from'
  readonly title: string
  readonly pluginId: string
  readonly step: string
  /** Whoever it was handed to, or came from. */
  readonly unit: string
  readonly until: string
  readonly reason: string
}

/** Something that waits, or a case that the post opened and that is still on its way. */
export interface HandOverItem {
  readonly kind: 'todo' | 'case'
  readonly caseId: string
  readonly pluginId: string
  readonly process: string
  readonly title: string
  /** Of a to-do. */
  readonly step?: string
  readonly dueOn?: string
  /** Nobody else could do it. */
  readonly sole: boolean
}

export interface HandOverPreview {
  readonly appointment: AppointmentRow
  /** All that waits; `items` holds the first two hundred. */
  readonly todos: number
  readonly soleTodos: number
  readonly cases: number
  readonly items: readonly HandOverItem[]
  /** Who else could act at the unit from that day. */
  readonly colleagues: readonly { readonly personId: string; readonly name: string; readonly title: string }[]
  /** In force, soonest over first; the first two hundred. */
  readonly handedOn: readonly HandedOnTodo[]
  /** Deputies of the post whose time is not over by that day. */
  readonly deputies: readonly AppointmentRow[]
}

export interface HandOverRow {
  readonly id: string
  readonly on: string
  readonly from: string
  /** Absent where nobody took over. */
  readonly to?: string
  readonly title: string
  readonly unit: string
  readonly todos: number
}

/** What the sheet (交接单) says. */
export interface HandOverSheet extends HandOverRow {
  readonly at: string
  readonly by: string
  readonly byPost: string
  readonly reason: string
  readonly remarks?: string
  readonly items: readonly HandOverItem[]
}
