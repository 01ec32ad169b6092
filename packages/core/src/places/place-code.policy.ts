import { findIdentifierFlaw, type IdentifierScheme, schemesOfKind, type UnitKind } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'

const TOWNSHIP_LENGTH = 9

/** The schemes that say where a unit lies, as against the police's and the credit code. */
export const schemesOfPlace: ReadonlySet<IdentifierScheme> = new Set(['gb-2260', 'gb-10114', 'statistical'])

export function hasPlaceCode(kind: UnitKind): boolean {
  return schemesOfKind[kind].some((scheme) => schemesOfPlace.has(scheme))
}

/** The scheme of a code that an event gives: of nine digits the street's own, GB/T 10114, and otherwise the statistical one. */
export function schemeOfPlaceCode(kind: UnitKind, code: string): IdentifierScheme {
  return kind === 'street' && code.length === TOWNSHIP_LENGTH ? 'gb-10114' : 'statistical'
}

/** Refuses with `identifier.wrong-scheme` where units of the kind have no such code, and with `place.wrong-code`. */
export function checkPlaceCode(kind: UnitKind, code: string): Result<void> {
  const scheme = schemeOfPlaceCode(kind, code)
  if (!schemesOfKind[kind].includes(scheme)) return refuseCore('invalid', 'identifier.wrong-scheme', { scheme, kind })
  const flaw = findIdentifierFlaw(scheme, code)
  return flaw === undefined ? ok(undefined) : refuseCore('invalid', 'place.wrong-code', { code, flaw })
}
