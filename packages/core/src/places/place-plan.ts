import type { UnitKind } from '@linli/contract'
import type { DateText } from '@linli/kernel'

/** A unit's id, or `new:<index>` of a unit that the event makes. */
export type UnitKey = string

export interface PlannedStart {
  readonly key: UnitKey
  readonly kind: UnitKind
  readonly parentId: string
  readonly name: string
  readonly fullName: string
  readonly code?: string | undefined
  readonly households?: number | undefined
}

export interface PlannedChange {
  readonly unitId: string
  readonly name?: string | undefined
  readonly fullName?: string | undefined
  readonly parent?: UnitKey | undefined
}

export interface PlannedDelegation {
  readonly area: UnitKey
  readonly delegate: UnitKey
  readonly until?: DateText | undefined
}

/** What an event does to the register, worked out before anything is written. */
export interface PlacePlan {
  readonly starts: readonly PlannedStart[]
  readonly ends: readonly string[]
  readonly changes: readonly PlannedChange[]
  /** Whose open business passes on, and to whom; a unit that goes on may be its own successor. */
  readonly successions: readonly { readonly unitId: string; readonly successors: readonly UnitKey[] }[]
  readonly delegationEnds: readonly string[]
  readonly delegationStarts: readonly PlannedDelegation[]
}

export const emptyPlan: PlacePlan = {
  starts: [],
  ends: [],
  changes: [],
  successions: [],
  delegationEnds: [],
  delegationStarts: [],
}

export function newKey(index: number): UnitKey {
  return `new:${index}`
}
