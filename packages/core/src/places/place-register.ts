import type { UnitKind } from '@linli/contract'
import type { DateText } from '@linli/kernel'

/** A unit as the register has it today. */
export interface PlaceUnit {
  readonly id: string
  readonly kind: UnitKind
  readonly name: string
  readonly fullName: string
  readonly parentId: string | null
  readonly validFrom: DateText
  readonly validTo: DateText | null
  /** The first day of its present name and place. */
  readonly since: DateText
}

/** That a committee looks after an area (代管) which has none of its own. */
export interface Delegation {
  readonly id: string
  readonly areaId: string
  readonly delegateId: string
  readonly validFrom: DateText
  readonly validTo: DateText | null
}

/** The part of the register that one event can touch: the units it names, what is above, beside and below them. */
export interface PlaceRegister {
  readonly units: ReadonlyMap<string, PlaceUnit>
  /** Those that no event has ended. */
  readonly delegations: readonly Delegation[]
}

export function childrenOf({ units }: PlaceRegister, unitId: string): PlaceUnit[] {
  return [...units.values()].filter(({ parentId, validTo }) => parentId === unitId && validTo === null)
}

export function delegationOf({ delegations }: PlaceRegister, areaId: string): Delegation | undefined {
  return delegations.find((delegation) => delegation.areaId === areaId)
}

/** Whether its last day, settled when it began, has passed by a day. */
export function hasExpired({ validTo }: Delegation, day: DateText): boolean {
  return validTo !== null && validTo <= day
}
