import type { RefusalParams } from '@linli/kernel'

export type ParameterScalar = number | string | boolean

/** Where something is written: `秦办发〔2011〕27号`, `七(一)`; `产品默认值` where no document says it. */
export interface PolicySource {
  readonly document: string
  readonly section: string
}

/** Who set a value, strongest first: a district for itself, its city for all, or the product as it was delivered. */
export const parameterLevels = ['district', 'city', 'product'] as const
export type ParameterLevel = (typeof parameterLevels)[number]

/** A policy parameter as something was decided by it: which value, since when, and where it is written. */
export interface ParameterUse {
  readonly key: string
  readonly value: ParameterScalar
  /** The key of its unit's word, such as `working-days`. */
  readonly unit: string
  readonly level: ParameterLevel
  /** Names the row: the first day on which this value holds, with `.2`, `.3` after each correction of it. */
  readonly version: string
  readonly validFrom: string
  readonly source: PolicySource
}

/**
 * `needs-decision` where law and policy can be read in two ways and nobody has chosen yet; `no-value` where a parameter of
 * the rule has no value on the day, so that nobody can judge.
 */
export const ruleOutcomes = ['met', 'unmet', 'warning', 'needs-decision', 'not-applicable', 'no-value'] as const
export type RuleOutcome = (typeof ruleOutcomes)[number]

/** How one rule came out for one subject, with everything that it rests on. Only `defineRule` makes one. */
export interface RuleFinding {
  /** `<area>.<rule>`, the key of its words. */
  readonly rule: string
  readonly outcome: RuleOutcome
  /** What was measured, to fill the rule's message. */
  readonly measured: RefusalParams
  /** Where the rule itself is written. */
  readonly source: PolicySource
  /** Every parameter by which it was judged, with its version; none for a rule without a number. */
  readonly parameters: readonly ParameterUse[]
  /** The keys of those without a value on the day; empty unless the outcome is `no-value`. */
  readonly missing: readonly string[]
}
