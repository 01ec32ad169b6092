import type { PlaceEventRow } from './places.ts'

/** A period in which a unit had one name and one place; the last one goes on unless it has an end. */
export interface UnitPeriod {
  readonly name: string
  readonly fullName: string
  readonly parent?: string
  readonly from: string
  readonly to?: string
}

export interface UnitHistory {
  readonly periods: readonly UnitPeriod[]
  readonly events: readonly PlaceEventRow[]
  readonly predecessors: readonly { readonly id: string; readonly name: string }[]
  readonly successors: readonly { readonly id: string; readonly name: string }[]
  /** What it has become in another district, or was there. */
  readonly elsewhere: readonly UnitElsewhere[]
  /** Of an area: who looks after it; of a community: what it looks after. */
  readonly delegations: readonly {
    readonly area: string
    readonly delegate: string
    readonly from: string
    readonly to?: string
  }[]
}

/** A unit across the border of a district: the other district's, which this one does not see. */
export interface UnitElsewhere {
  readonly side: 'successor' | 'predecessor'
  readonly transferId: string
  readonly district: string
  readonly name: string
  readonly day: string
}
