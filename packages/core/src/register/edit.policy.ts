import { mayStandUnder, outsideKinds, type UnitKind, unitKinds } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'

/** Kinds whose beginnings, names, parents and ends are changes of places: dated events with a document, not entries of a form. */
export const placeKinds: ReadonlySet<UnitKind> = new Set(['city', 'district', 'street', 'community'])

const everything = new Set(unitKinds)
const ofStreets: ReadonlySet<UnitKind> = new Set(['estate', 'building', ...outsideKinds])
const ofCommunities: ReadonlySet<UnitKind> = new Set(['building'])
const ofOwn: Partial<Record<UnitKind, ReadonlySet<UnitKind>>> = { street: ofStreets, community: ofCommunities }

/**
 * The kinds of units that an actor may edit and add within the own area: a street keeps its estates, buildings and outside
 * bodies, a community its buildings, and whoever serves the whole district everything.
 */
export function editableKinds(actor: Actor, ownUnit: UnitKind): ReadonlySet<UnitKind> {
  if (!actor.permissions.has('organisation:edit')) return new Set()
  return ofOwn[ownUnit] ?? everything
}

/** The kinds that may be added below a unit; streets and communities begin by an event, or with an import. */
export function addableBelow(parent: UnitKind, editable: ReadonlySet<UnitKind>): UnitKind[] {
  return unitKinds.filter((kind) => editable.has(kind) && !placeKinds.has(kind) && mayStandUnder(kind, parent))
}
