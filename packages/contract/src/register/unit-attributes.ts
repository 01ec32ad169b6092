import type { UnitKind } from '../unit-kinds.ts'

/** What an attribute's value is; each is written as text: digits, `yes`/`no`, a day, an option, options with commas, an id. */
export type AttributeType =
  | { readonly type: 'count'; readonly min: number; readonly max: number; readonly unit: string }
  | { readonly type: 'yes-no' }
  | { readonly type: 'text'; readonly max: number }
  /** Somebody's own name. */
  | { readonly type: 'person-name'; readonly max: number }
  | { readonly type: 'phone' }
  | { readonly type: 'date' }
  | { readonly type: 'choice' | 'choices'; readonly options: readonly string[] }
  | { readonly type: 'unit'; readonly kind: UnitKind }

export type AttributeDefinition = AttributeType & {
  readonly key: string
  /** A number that is collected as a fact of the unit; the register's own value stands in where no fact is known. */
  readonly fact?: string
}

const contactName = { key: 'contact-name', type: 'person-name', max: 40 } as const
const households = (fact?: string) => count('households', 200_000, 'households', fact)

/** 三(二): the five kinds of places that must have a committee. */
export const areaTypes = [
  'urban-fringe',
  'urban-village',
  'industrial-site',
  'new-housing',
  'migrant-settlement',
  'ordinary',
] as const

/** 三(三), and 老年人和妇女儿童工作 by the 城市居民委员会组织法 in force since 2026. */
export const subCommittees = [
  'people-mediation',
  'public-security',
  'public-health',
  'family-planning',
  'mass-culture',
  'elderly-women-children',
] as const

export const residentUnitTypes = [
  'government-organ',
  'institution',
  'enterprise',
  'school',
  'hospital',
  'military',
  'other',
] as const

/** What the register holds of each kind of unit, in the order of its form. */
const attributesOfKinds = {
  city: [],
  district: [],
  department: [{ key: 'office-phone', type: 'phone' }],
  street: [yesNo('service-hall'), text('address', 120), { key: 'office-phone', type: 'phone' }],
  community: [
    households('community.households'),
    count('registered-population', 1_000_000, 'people', 'community.registered-residents'),
    count('resident-population', 1_000_000, 'people', 'community.residents'),
    { key: 'set-up-on', type: 'date' },
    { key: 'area-type', type: 'choice', options: areaTypes },
    yesNo('party-organisation'),
    yesNo('committee-established'),
    yesNo('unit-managed'),
    text('managing-unit', 60),
    { key: 'sub-committees', type: 'choices', options: subCommittees },
    count('group-leaders-due', 10_000, 'people'),
    count('group-leaders-filled', 10_000, 'people'),
    count('representatives-due', 10_000, 'people'),
    count('representatives-filled', 10_000, 'people'),
    yesNo('service-station'),
    text('service-station-reason', 200),
    yesNo('service-hall'),
    text('address', 120),
    { key: 'office-phone', type: 'phone' },
  ],
  estate: [
    households('estate.households'),
    count('occupied-households', 200_000, 'households'),
    { key: 'area-type', type: 'choice', options: areaTypes },
    text('developer', 60),
    { key: 'property-company', type: 'unit', kind: 'property-company' },
    { key: 'handed-over-on', type: 'date' },
    text('address', 120),
  ],
  building: [
    households(),
    count('floors', 150, 'floors'),
    count('entrances', 100, 'entrances'),
    yesNo('building-leader'),
  ],
  'property-company': [yesNo('cross-district'), contactName, { key: 'contact-phone', type: 'phone' }],
  'owners-committee': [
    { key: 'filed-on', type: 'date' },
    text('filing-office', 60),
    { key: 'term-from', type: 'date' },
    { key: 'term-to', type: 'date' },
    count('members', 100, 'people'),
    contactName,
    { key: 'contact-phone', type: 'phone' },
  ],
  'resident-unit': [
    { key: 'resident-unit-type', type: 'choice', options: residentUnitTypes },
    text('superior-unit', 60),
    yesNo('party-branch'),
    count('headcount', 200_000, 'people'),
    text('address', 120),
    contactName,
    { key: 'contact-phone', type: 'phone' },
  ],
  'social-organisation': [
    { key: 'registration', type: 'choice', options: ['registered', 'filed'] },
    { key: 'registered-on', type: 'date' },
    { key: 'organisation-type', type: 'choice', options: ['service', 'public-benefit', 'mutual-aid'] },
    count('members', 100_000, 'people'),
    contactName,
    { key: 'contact-phone', type: 'phone' },
  ],
} as const satisfies Record<UnitKind, readonly AttributeDefinition[]>

export function attributesOf(kind: UnitKind): readonly AttributeDefinition[] {
  return attributesOfKinds[kind]
}

/** Of a military unit neither strength nor place is recorded. */
export const militaryBarred: ReadonlySet<string> = new Set(['headcount', 'address'])

/** The longest value that any attribute takes. */
export const ATTRIBUTE_LENGTH = 200

function count<const Key extends string>(key: Key, max: number, unit: string, fact?: string) {
  return { key, type: 'count', min: 0, max, unit, ...(fact !== undefined && { fact }) } as const
}

function yesNo<const Key extends string>(key: Key) {
  return { key, type: 'yes-no' } as const
}

function text<const Key extends string>(key: Key, max: number) {
  return { key, type: 'text', max } as const
}
