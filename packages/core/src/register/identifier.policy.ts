import {
  findIdentifierFlaw,
  type IdentifierFlaw,
  type IdentifierScheme,
  isConfirmable,
  schemesOfKind,
  type UnitKind,
} from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'

export interface GivenCode {
  readonly scheme: IdentifierScheme
  readonly value: string
  readonly exceptionReason?: string | undefined
}

/** A code as it is written: capitals, no blanks or hyphens. */
export function writeCode(value: string): string {
  return value.replaceAll(/[\s-]/g, '').toUpperCase()
}

/**
 * The flaw that a code is taken with, if any. Refuses with `identifier.wrong-scheme` where units of the kind have no such
 * code, and with `identifier.flawed` unless the flaw is one that real codes have and a reason confirms it.
 */
export function checkCode(kind: UnitKind, code: GivenCode): Result<IdentifierFlaw | undefined> {
  const { scheme, value, exceptionReason } = code
  if (!schemesOfKind[kind].includes(scheme)) return refuseCore('invalid', 'identifier.wrong-scheme', { scheme, kind })
  const flaw = findIdentifierFlaw(scheme, value)
  if (flaw === undefined) return ok(undefined)
  const mayConfirm = isConfirmable(flaw)
  if (!mayConfirm || exceptionReason === undefined) {
    return refuseCore('invalid', 'identifier.flawed', { scheme, flaw, mayConfirm })
  }
  return ok(flaw)
}
