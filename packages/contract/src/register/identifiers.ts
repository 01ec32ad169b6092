import { findCreditCodeFlaw, findDivisionCodeFlaw } from '@linli/kernel'
import type { UnitKind } from '../unit-kinds.ts'

/**
 * Official codes of units: GB/T 2260 (6 digits) for districts, GB/T 10114 (9) for streets and towns, the statistical code
 * (统计用区划代码, 12, of functional zones 6), the police's code of a community (GA/T 2000.33, 15), and the unified social
 * credit code (GB 32100, 18 characters).
 */
export const identifierSchemes = ['gb-2260', 'gb-10114', 'statistical', 'police', 'credit-code'] as const
export type IdentifierScheme = (typeof identifierSchemes)[number]

const organisation = ['credit-code'] as const

/** Which codes a unit of a kind may have; the first is shown beside its name. */
export const schemesOfKind: Readonly<Record<UnitKind, readonly IdentifierScheme[]>> = {
  city: ['gb-2260'],
  district: ['gb-2260', 'statistical'],
  department: organisation,
  street: ['gb-10114', 'statistical', 'credit-code'],
  community: ['statistical', 'police', 'credit-code'],
  estate: ['police'],
  building: ['police'],
  'property-company': organisation,
  'owners-committee': organisation,
  'resident-unit': organisation,
  'social-organisation': organisation,
}

/** What is wrong with a code; `community` and `township` are numbers outside the standard's ranges. */
export type IdentifierFlaw =
  | 'length'
  | 'character'
  | 'gap'
  | 'township'
  | 'community'
  | 'division'
  | 'organisation-check-digit'
  | 'check-digit'

/** What a real code can have all the same: only these may be confirmed as exceptions. */
const confirmable: ReadonlySet<IdentifierFlaw> = new Set([
  'township',
  'community',
  'organisation-check-digit',
  'check-digit',
])

export function isConfirmable(flaw: IdentifierFlaw): boolean {
  return confirmable.has(flaw)
}

/** The first thing wrong with a code as its standard writes it: digits alone, capitals, no blanks. */
export function findIdentifierFlaw(scheme: IdentifierScheme, value: string): IdentifierFlaw | undefined {
  switch (scheme) {
    case 'gb-2260':
      return findDigitsFlaw(value, 6) ?? findDivisionCodeFlaw(`${value}000000`)
    case 'gb-10114':
      return findDigitsFlaw(value, 9) ?? findDivisionCodeFlaw(`${value}000`)
    case 'statistical':
      return value.length === 6 ? findDigitsFlaw(value, 6) : findDivisionCodeFlaw(value)
    case 'police':
      return findDigitsFlaw(value, 15)
    case 'credit-code':
      return findCreditCodeFlaw(value)
  }
}

function findDigitsFlaw(value: string, length: number): 'length' | 'character' | undefined {
  if (value.length !== length) return 'length'
  return /^\d+$/.test(value) ? undefined : 'character'
}
