import type { PostRole, UnitKind } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'

/** Where a post of each role can be: a community's worker works in a community, not in an office. */
const unitKindsOf: Readonly<Record<PostRole, readonly UnitKind[]>> = {
  'city-officer': ['city', 'department'],
  'office-clerk': ['department'],
  'department-clerk': ['department'],
  'street-officer': ['street'],
  'community-worker': ['community'],
  administrator: ['city', 'district', 'department'],
}

/** Refuses with `people.role-not-for-unit`; the overseer's clerks are `office-clerk`, all others' are not. */
export function checkRoleForUnit(role: PostRole, unit: { kind: UnitKind; overseer: boolean }): Result<void> {
  const fits = unitKindsOf[role].includes(unit.kind) && (role !== 'office-clerk' || unit.overseer)
  return fits ? ok(undefined) : refuseCore('invalid', 'people.role-not-for-unit', { role, kind: unit.kind })
}
