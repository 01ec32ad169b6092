import { z } from 'zod'
import { id } from './schemas.ts'
import type { UnitKind } from './unit-kinds.ts'

/** What is given to a successor of its own where a unit is split and ends: nothing of it is left without one. */
const givenKinds: ReadonlySet<UnitKind> = new Set(['community', 'estate', 'building'])

/** Whether a part of a unit that is split has to be given to a successor by name; all others go to the first one. */
export function mustBeGiven(kind: UnitKind): boolean {
  return givenKinds.has(kind)
}

export const placePartsInput = z.object({ unitId: id })

/** Something that goes with one of the units into which another is split: directly below it, or looked after by it. */
export interface PlacePart {
  readonly id: string
  readonly kind: UnitKind
  readonly name: string
  /** An area that the unit looks after (代管) and that stands elsewhere. */
  readonly delegated?: true
}
