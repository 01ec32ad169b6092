import type { ImportProblem, ImportRowResult, UnitChangeField, UnitKind } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { AttributeValues } from '../attribute.policy.ts'

/** A unit that the register has, as far as an import looks at it. */
export interface KnownUnit {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  readonly version: number
  readonly values: AttributeValues
}

/** A unit under which others can stand; `open` while it exists and the actor may add there. */
export interface KnownParent {
  readonly id: string
  readonly name: string
  readonly codes: readonly string[]
  readonly state: 'open' | 'ended' | 'not-yours'
}

/** What the register knows when a file is read. */
export interface ImportContext {
  readonly kind: UnitKind
  readonly today: DateText
  readonly parents: readonly KnownParent[]
  readonly units: readonly KnownUnit[]
  /** Who holds a code today. */
  readonly holders: ReadonlyMap<string, { readonly unitId: string; readonly unitName: string }>
}

export interface PlannedRow {
  readonly result: ImportRowResult
  readonly parentId: string
  readonly name: string
  readonly fullName: string
  readonly validFrom: DateText
  readonly code: string
  readonly codeSource: string
  readonly values: AttributeValues
  readonly fields: readonly UnitChangeField[]
  /** The unit that is changed; absent for one that is added. */
  readonly unit?: KnownUnit
}

export function failed(number: number, name: string, problems: readonly ImportProblem[]): ImportRowResult {
  return { number, name, outcome: 'error', problems, fields: [] }
}
