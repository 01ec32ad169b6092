import type { UnitKind } from './unit-kinds.ts'

/** A change of places as those who hold something of a unit are told of it. */
export interface PlaceChange {
  readonly eventId: string
  readonly kind: string
  readonly day: string
  readonly documentNumber?: string
  /**
   * Who follows each unit that ends or whose business passes on, the first one where nothing else is chosen; a unit that goes on
   * is its own. Nobody follows one that is abolished with nothing open, or goes to another district.
   */
  readonly successions: readonly {
    readonly unitId: string
    readonly ended: boolean
    readonly successorIds: readonly string[]
  }[]
  /** Units that stand elsewhere from that day on. */
  readonly moved: readonly { readonly unitId: string; readonly parentId: string }[]
  /** The other district, of a change that crosses the border: `transfer-out` and `transfer-in`. */
  readonly district?: string
  /** Of `transfer-in` every unit that has come, those above before those below them. */
  readonly arrived?: readonly ArrivedUnit[]
}

/** A unit that has come from another district, under an id of its own. */
export interface ArrivedUnit {
  readonly unitId: string
  readonly kind: UnitKind
  readonly name: string
  readonly parentId: string
  /** Its id in the district from which it has come, for what was written down there. */
  readonly formerId: string
}
