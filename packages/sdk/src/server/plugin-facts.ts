import type { FactOutcome, FactType } from '@linli/contract'
import type { DateText, Result } from '@linli/kernel'

/** A fact of a unit as it is known: what a form fills in instead of asking. */
export interface PluginFact {
  readonly key: string
  readonly name: { readonly 'zh-CN': string; readonly en: string }
  readonly type: FactType
  readonly measure: { readonly 'zh-CN': string; readonly en: string }
  /** Numbers as decimal text, `yes` or `no`, a day, or the value of a choice; absent while nobody has entered one. */
  readonly value?: string
  /** `2026-Q1`, a day from which it holds, or `once`. */
  readonly period?: string
  readonly enteredAt?: string
  /** The unit whose post entered it. */
  readonly source?: string
  /** What is to be entered next, with the value and revision that are there already: a correction names the revision. */
  readonly due: { readonly period: string; readonly value?: string; readonly revision: number }
}

/** What is known of units, by the rights of the actor; what may not be read is answered like what does not exist. */
export interface FactReader {
  /** What held on a day, today unless given. Refuses `unit.not-found` outside the actor's area, and `facts.not-found`. */
  get(unitId: string, key: string, on?: DateText): Promise<Result<PluginFact>>
  /** Every fact of a unit that the actor may read, or of these keys alone. Refuses `unit.not-found`. */
  list(unitId: string, on?: DateText, keys?: readonly string[]): Promise<Result<readonly PluginFact[]>>
}

export interface NewFactValue {
  readonly key: string
  readonly period: string
  readonly value: string
  /** The revision of this period that the user saw, as in `PluginFact.due`; 0 where there was none. */
  readonly revision: number
  readonly basis?: string
  /** For a correction, and outside the usual range. */
  readonly reason?: string
}

/** Enters facts as well, which only the post may that knows them. */
export interface FactWriter extends FactReader {
  /** What is right is saved, and each value told what became of it. Refuses `unit.not-found`. */
  enter(unitId: string, values: readonly NewFactValue[]): Promise<Result<readonly FactOutcome[]>>
}
