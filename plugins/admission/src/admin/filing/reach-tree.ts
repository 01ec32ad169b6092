import type { UnitRow } from '@linli/sdk/admin'

export interface ReachStreet {
  readonly id: string
  readonly name: string
  readonly communities: readonly UnitRow[]
}

export type Share = 'none' | 'some' | 'all'

/** Streets with their communities; a community without a street stands under the unit it belongs to. */
export function buildReachTree(units: readonly UnitRow[]): readonly ReachStreet[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const streets = new Map<string, { id: string; name: string; communities: UnitRow[] }>()
  for (const unit of units) {
    if (unit.kind === 'street') streets.set(unit.id, { id: unit.id, name: unit.name, communities: [] })
  }
  for (const unit of units) {
    if (unit.kind !== 'community') continue
    const parent = byId.get(unit.parentId ?? '')
    const key = parent?.id ?? ''
    const street = streets.get(key) ?? { id: key, name: parent?.name ?? '', communities: [] }
    street.communities.push(unit)
    streets.set(key, street)
  }
  return [...streets.values()].filter((street) => street.communities.length > 0)
}

/** Keeps the streets and communities whose name holds the text; a street found by its own name keeps all below it. */
export function filterReachTree(streets: readonly ReachStreet[], text: string): readonly ReachStreet[] {
  const wanted = text.trim()
  if (!wanted) return streets
  return streets
    .map((street) =>
      street.name.includes(wanted)
        ? street
        : { ...street, communities: street.communities.filter((community) => community.name.includes(wanted)) },
    )
    .filter((street) => street.communities.length > 0)
}

export function shareOf(communities: readonly UnitRow[], chosen: ReadonlySet<string>): Share {
  const count = communities.filter(({ id }) => chosen.has(id)).length
  if (count === 0) return 'none'
  return count === communities.length ? 'all' : 'some'
}
