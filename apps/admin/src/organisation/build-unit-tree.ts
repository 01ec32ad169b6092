import type { UnitRow } from '@linli/contract'

export interface StreetBranch {
  readonly street: UnitRow
  readonly communities: readonly UnitRow[]
}

export interface UnitTree {
  /** The tenant's own unit: the district, or the city. */
  readonly roots: readonly UnitRow[]
  readonly departments: readonly UnitRow[]
  readonly branches: readonly StreetBranch[]
  /** Communities that stand under no street. */
  readonly direct: readonly UnitRow[]
}

/** The register as it is read: departments, then streets with their communities; a text keeps what it fits by name or code. */
export function buildUnitTree(units: readonly UnitRow[], text = ''): UnitTree {
  const wanted = text.trim()
  const fits = (unit: UnitRow) => unit.name.includes(wanted) || (unit.code?.startsWith(wanted) ?? false)
  const ofKind = (kind: UnitRow['kind']) => units.filter((unit) => unit.kind === kind)
  const streets = ofKind('street')
  const streetIds = new Set(streets.map(({ id }) => id))
  const communities = ofKind('community')
  const branches = streets
    .map((street) => {
      const below = communities.filter(({ parentId }) => parentId === street.id)
      return { street, communities: fits(street) ? below : below.filter(fits) }
    })
    .filter((branch) => fits(branch.street) || branch.communities.length > 0)
  return {
    roots: units.filter(({ kind }) => kind === 'city' || kind === 'district'),
    departments: ofKind('department').filter(fits),
    branches,
    direct: communities.filter(({ parentId }) => !streetIds.has(parentId ?? '')).filter(fits),
  }
}
