import type { RefusalParams } from '@linli/kernel'
import { z } from 'zod'
import type { PlaceFinding } from './place-finding.ts'
import { cursor, date, id, pageSize, text } from './schemas.ts'
import type { UnitKind } from './unit-kinds.ts'

/** What can happen to places and organisations that people of one tenant record themselves. */
export const placeDraftKinds = [
  'set-up',
  'merge',
  'split',
  'rename',
  'transfer',
  'delegate',
  'end-delegation',
  'abolish',
] as const
export type PlaceDraftKind = (typeof placeDraftKinds)[number]

export const placeEventKinds = [...placeDraftKinds, 'transfer-out', 'transfer-in'] as const
export type PlaceEventKind = (typeof placeEventKinds)[number]

export const placeEventStates = ['planned', 'in-effect', 'cancelled'] as const
export type PlaceEventState = (typeof placeEventStates)[number]

export const placeTextLimits = {
  documentNumber: 60,
  approvedBy: 80,
  reason: 500,
  name: 60,
  fullName: 120,
  code: 20,
} as const

const households = z.number().int().min(0).max(1_000_000).optional()
const name = text(placeTextLimits.name)
const fullName = text(placeTextLimits.fullName).optional()
const code = text(placeTextLimits.code).optional()

/**
 * One dated change of places. Which fields count depends on the kind; what a kind does not need is left aside.
 *
 * - `set-up`: `targetId` is the street, `newUnits[0]` the community with the areas it takes.
 * - `merge`: `unitIds` become `targetId`, one of them, or `newUnits[0]`.
 * - `split`: `unitIds[0]`, an estate (小区) too, becomes `newUnits` with the parts that each takes, and goes on itself when
 *   `targetId` names it.
 * - `rename`: `unitIds[0]` is called `name`, `fullName`.
 * - `transfer`: `unitIds` go to another street, an estate to another community: `targetId`.
 * - `delegate`: the area `unitIds[0]`, or `newUnits[0]` when it is not in the register yet, is looked after by `targetId`.
 * - `end-delegation`: the area `unitIds[0]` becomes part of the community `targetId`.
 * - `abolish`: `unitIds[0]` ends; `targetId` takes over what it leaves.
 */
export const placeDraftInput = z.object({
  kind: z.enum(placeDraftKinds),
  /** The first day on which it is so: past, today or to come. */
  day: date,
  documentNumber: text(placeTextLimits.documentNumber).optional(),
  approvedBy: text(placeTextLimits.approvedBy).optional(),
  reason: text(placeTextLimits.reason).optional(),
  unitIds: z.array(id).max(30).default([]),
  targetId: id.optional(),
  name: name.optional(),
  fullName,
  newUnits: z
    .array(z.object({ name, fullName, code, households, areaIds: z.array(id).max(1000).default([]) }))
    .max(10)
    .default([]),
  /** What is known of units that go on: the new code, the households after it. */
  given: z
    .array(z.object({ unitId: id, code, households }))
    .max(40)
    .default([]),
  /** The first day on which a delegation no longer holds, when that is settled. */
  until: date.optional(),
})

export type PlaceDraft = z.output<typeof placeDraftInput>

/** Of a unit, or `new:<index>` of `newUnits`; of a case or post. A choice for what an event does not touch is left aside. */
const key = text(40)

export const recordPlaceEventInput = placeDraftInput.extend({
  /** Of the preview that was agreed to. */
  digest: text(200),
  /** To which successor each open case goes; needed where there are several. */
  cases: z
    .array(z.object({ caseId: key, to: key }))
    .max(2000)
    .default([]),
  /** To which successor each post goes; the first one unless chosen. */
  posts: z
    .array(z.object({ postId: key, to: key }))
    .max(500)
    .default([]),
})

export interface PlaceChoices {
  readonly cases: readonly { readonly caseId: string; readonly to: string }[]
  readonly posts: readonly { readonly postId: string; readonly to: string }[]
}

export const cancelPlaceEventInput = z.object({ id, reason: text(placeTextLimits.reason) })

export const placeEventInput = z.object({ id })

export const placeEventListInput = z.object({
  state: z.enum(placeEventStates).optional(),
  kind: z.enum(placeEventKinds).optional(),
  unitId: id.optional(),
  cursor,
  limit: pageSize,
})

export const unitHistoryInput = z.object({ unitId: id })

export const placeMapInput = z.object({
  streetId: id.optional(),
  /** The calendar year; every year unless given. */
  year: z.number().int().min(1949).max(2199).optional(),
})

export const registerInput = z.object({ on: date })

/** A choice that a preview asks for, by key: a unit of the register or one that the event makes. */
export interface PlaceSuccessor {
  readonly key: string
  readonly name: string
}

export type PlaceTouch = 'starts' | 'ends' | 'renamed' | 'moved' | 'delegated' | 'delegation-ends'

export interface TouchedUnit {
  readonly touch: PlaceTouch
  readonly key: string
  readonly kind: UnitKind
  readonly name: string
  /** What it was, and what it is: names when renamed, parents when moved, delegates when delegated. */
  readonly from?: string
  readonly to?: string
}

export interface TouchedCase {
  readonly caseId: string
  readonly pluginId: string
  readonly process: string
  readonly title: string
  readonly state: string
  readonly unitId: string
  readonly unit: string
  readonly todos: number
  readonly successors: readonly PlaceSuccessor[]
}

export interface TouchedPost {
  readonly postId: string
  readonly title: string
  readonly people: readonly string[]
  readonly unit: string
  readonly successors: readonly PlaceSuccessor[]
}

export interface TouchedCode {
  readonly unit: string
  /** Absent where a unit is without one after the event. */
  readonly value?: string
  readonly touch: 'ends' | 'new' | 'needed'
}

/** What a plugin holds of a unit and how much of it; the words are the plugin's: `place.<kind>`. */
export interface PlaceHolding {
  readonly pluginId: string
  readonly kind: string
  readonly unit: string
  readonly count: number
}

export type PlaceWarning = 'posts-without-people' | 'day-is-past' | 'delegation-ends-uncovered'

/** What an event would touch, and by which digest it is recorded. */
export interface PlacePreview {
  readonly digest: string
  readonly effect: 'now' | 'planned'
  readonly units: readonly TouchedUnit[]
  readonly cases: readonly TouchedCase[]
  readonly posts: readonly TouchedPost[]
  readonly codes: readonly TouchedCode[]
  readonly holdings: readonly PlaceHolding[]
  readonly warnings: readonly PlaceWarning[]
  /** How the rules on setting up communities come out for what is there afterwards, as of the day of the change. */
  readonly findings: readonly PlaceFinding[]
}

/** How much an event has moved, counted when it took effect. */
export interface PlaceCounts {
  readonly cases: number
  readonly todos: number
  readonly posts: number
  readonly codes: number
}

export interface PlaceProblem {
  readonly code: string
  readonly params: RefusalParams
}

export interface PlaceEventRow {
  readonly id: string
  readonly kind: PlaceEventKind
  readonly state: PlaceEventState
  readonly day: string
  /** Names of what it is about, in the words of its day. */
  readonly subject: string
  readonly documentNumber?: string
  readonly recordedAt: string
  readonly recordedBy: string
  /** The refusal that kept a planned event from taking effect on its day. */
  readonly problem?: PlaceProblem
}

export interface PlaceEventUnit {
  readonly unitId: string
  readonly kind: UnitKind
  readonly name: string
  readonly fullName: string
  readonly parent?: string
  readonly code?: string
  readonly households?: number
  /** It exists on the other side of the event as well. */
  readonly continues: boolean
}

export interface PlaceEventDetail extends PlaceEventRow {
  readonly approvedBy?: string
  readonly reason?: string
  readonly recordedByTitle: string
  readonly recordedByUnit: string
  readonly appliedAt?: string
  readonly cancelled?: { readonly at: string; readonly by: string; readonly reason: string }
  readonly before: readonly PlaceEventUnit[]
  readonly after: readonly PlaceEventUnit[]
  readonly delegations: readonly { readonly area: string; readonly delegate: string; readonly until?: string }[]
  readonly counts: PlaceCounts
  /** Keys of what has to be handed over by hand between ended and continuing units; empty when nothing ends. */
  readonly handOver: readonly string[]
  /** What the rules found when it was recorded, with the parameters of that day. */
  readonly findings: readonly PlaceFinding[]
}

/** One line of the map of changes: a unit becomes another, or goes on, on a day. */
export interface PlaceMapEdge {
  readonly eventId: string
  readonly kind: PlaceEventKind
  readonly day: string
  readonly from: PlaceMapEnd
  readonly to: PlaceMapEnd
  readonly documentNumber?: string
}

export interface PlaceMapEnd {
  readonly id: string
  readonly name: string
  /** Where the unit is another district's. */
  readonly district?: string
}

/** An area and who looks after it on a day: its own community, a delegate, or nobody. */
export interface CoverRow {
  readonly areaId: string
  readonly area: string
  readonly street: string
  readonly cover: 'community' | 'delegate' | 'none'
  readonly by?: string
  readonly until?: string
}

export interface RegisterRow {
  readonly id: string
  readonly parentId?: string
  readonly kind: UnitKind
  readonly name: string
  readonly fullName: string
}
