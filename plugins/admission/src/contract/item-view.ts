import type { CaseCourse } from '@linli/sdk/contract'
import type {
  AgreementForm,
  CheckKey,
  FundingFormula,
  ItemAction,
  ItemCategory,
  ItemKind,
  ItemState,
} from './dictionary.ts'

export interface Funding {
  /** Yuan, two decimals, as text. */
  readonly amount: string
  readonly formula: FundingFormula
  readonly note?: string
}

export interface Agreement {
  readonly form: AgreementForm
  readonly reference: string
  readonly signedOn: string
  readonly powers: string
  readonly payment: string
}

export interface NamedUnit {
  readonly id: string
  readonly name: string
}

/** A row of the departments' and the office's list. */
export interface ItemRow {
  readonly id: string
  readonly caseId: string
  readonly name: string
  readonly category: ItemCategory
  readonly kind: ItemKind
  readonly state: ItemState
  readonly version: number
  readonly department: NamedUnit
  readonly communityCount: number
  readonly startsOn: string
  readonly endsOn?: string
  readonly filedAt: string
  /** The day the running deadline ends on; absent when none runs. */
  readonly dueOn?: string
  readonly provisional?: boolean
}

/** One condition of admission, met or not; `value` is what was filed for it. */
export interface ItemCheck {
  readonly key: CheckKey
  readonly met: boolean
  readonly value?: string
  /** The clause that demands it, e.g. 秦办发〔2011〕27号 七(一). */
  readonly source: string
}

export interface ItemDetail {
  readonly id: string
  readonly caseId: string
  readonly version: number
  readonly state: ItemState
  readonly name: string
  readonly category: ItemCategory
  readonly kind: ItemKind
  readonly legalBasis?: string
  readonly funding?: Funding
  readonly conditions?: string
  readonly agreement?: Agreement
  readonly department: NamedUnit
  readonly contact: string
  readonly communities: readonly NamedUnit[]
  readonly startsOn: string
  readonly endsOn?: string
  readonly filedAt: string
  readonly checks: readonly ItemCheck[]
  /** Its history, deadlines, and what it waits for. */
  readonly course: CaseCourse
  /** What this actor may do with it now. */
  readonly actions: readonly ItemAction[]
}

/** An item in force, as the communities it reaches see it: what to do, on what ground, with what money. */
export interface InForceItem {
  readonly id: string
  readonly name: string
  readonly category: ItemCategory
  readonly kind: ItemKind
  readonly department: NamedUnit
  readonly contact: string
  readonly legalBasis?: string
  readonly funding?: Funding
  readonly conditions?: string
  readonly startsOn: string
  readonly endsOn?: string
}

/** What a transition answers: enough to go on without reading again. */
export interface ItemMoved {
  readonly id: string
  readonly caseId: string
  readonly state: ItemState
  readonly version: number
}
