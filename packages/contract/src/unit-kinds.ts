/** What a unit of the register is: the administration's own levels first, then what lies in a community, then outside bodies. */
export const unitKinds = [
  'city',
  'district',
  'department',
  'street',
  'community',
  'estate',
  'building',
  'property-company',
  'owners-committee',
  'resident-unit',
  'social-organisation',
] as const

export type UnitKind = (typeof unitKinds)[number]

/** Organisations that are not part of the administration and have posts of their own in it. */
export const outsideKinds = [
  'property-company',
  'owners-committee',
  'resident-unit',
  'social-organisation',
] as const satisfies readonly UnitKind[]

/**
 * Under which kinds a unit may stand; `null` is the top of a tenant's register. An estate without a community of its own yet
 * stands under its street (秦办发〔2011〕27号 三(二)), a company that serves several streets under its district.
 */
export const parentKinds: Readonly<Record<UnitKind, readonly (UnitKind | null)[]>> = {
  city: [null],
  district: [null],
  department: ['city', 'district'],
  street: ['district'],
  community: ['street', 'district'],
  estate: ['community', 'street'],
  building: ['estate', 'community'],
  'property-company': ['district', 'street', 'community'],
  'owners-committee': ['estate', 'community'],
  'resident-unit': ['community', 'street', 'district'],
  'social-organisation': ['community', 'street', 'district'],
}

/** Whether a unit of a kind may stand directly under one of another, or at the top when there is none. */
export function mayStandUnder(kind: UnitKind, parent: UnitKind | undefined): boolean {
  return parentKinds[kind].includes(parent ?? null)
}

/** Kinds that files bring in: whatever there are many of. */
export const importKinds = [
  'department',
  'community',
  'estate',
  'building',
  'property-company',
  'owners-committee',
  'resident-unit',
  'social-organisation',
] as const satisfies readonly UnitKind[]
