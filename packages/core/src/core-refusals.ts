import { type RefusalKind, type RefusalParams, type Result, refuse } from '@linli/kernel'

/** Every refusal of this package: the keys of messages that the locale files must hold. */
export type CoreRefusalCode =
  | 'access.no-post'
  | 'access.not-permitted'
  | 'access.post-not-chosen'
  | 'access.post-not-held'
  | 'case.changed'
  | 'case.not-found'
  | 'case.not-possible'
  | 'case.reason-required'
  | 'input.invalid'
  | 'organisation.no-overseer'
  | 'parameter.already-set'
  | 'parameter.not-found'
  | 'people.own-account'
  | 'people.role-not-for-unit'
  | 'spreadsheet.busy'
  | 'spreadsheet.cell-too-long'
  | 'spreadsheet.empty'
  | 'spreadsheet.too-large'
  | 'spreadsheet.too-many-cells'
  | 'spreadsheet.too-many-columns'
  | 'spreadsheet.too-many-rows'
  | 'spreadsheet.too-slow'
  | 'spreadsheet.unpacks-too-large'
  | 'spreadsheet.unreadable'
  | 'tenancy.district-not-found'
  | 'tenancy.reason-required'
  | 'unit.not-found'
  | 'unit.wrong-parent'

/** Makes a refusal of this package; a code that is not in the list does not compile. */
export function refuseCore(kind: RefusalKind, code: CoreRefusalCode, params: RefusalParams = {}): Result<never> {
  return refuse(kind, code, params)
}
