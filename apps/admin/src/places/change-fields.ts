import type { UnitRow } from '@linli/contract'
import type { ChangeFormValues } from './change-form-values.ts'

/** What each step of the form is handed. */
export interface ChangeFields {
  readonly values: ChangeFormValues
  readonly change: (part: Partial<ChangeFormValues>) => void
  readonly units: readonly UnitRow[]
  readonly errorOf: (name: string) => string | undefined
}
