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
  'system-administrator': ['city', 'district', 'department'],
  'security-administrator': ['city', 'district', 'department'],
  'audit-administrator': ['city', 'district', 'department'],
}

/** Roles of a city alone, and of its districts alone; an administrator may be in either. */
const placeOf: Partial<Record<PostRole, 'city' | 'district'>> = {
  'city-officer': 'city',
  'office-clerk': 'district',
  'department-clerk': 'district',
}

/** Refuses with `people.role-not-for-unit`; the overseer's clerks are `office-clerk`, all others' are not. */
export function checkRoleForUnit(
  role: PostRole,
  unit: { kind: UnitKind; overseer: boolean },
  place: 'city' | 'district',
): Result<void> {
  const inPlace = (placeOf[role] ?? place) === place
  const fits = inPlace && unitKindsOf[role].includes(unit.kind) && (role !== 'office-clerk' || unit.overseer)
  return fits ? ok(undefined) : refuseCore('invalid', 'people.role-not-for-unit', { role, kind: unit.kind })
}
