import type { RefusalParams } from '@linli/kernel'

/** A policy parameter as something was decided by it: which value, since when, and where it is written. */
export interface ParameterUse {
  readonly key: string
  readonly value: number | string | boolean
  /** The key of its unit's word, such as `working-days`. */
  readonly unit: string
  /** Who set it: a tenant's own value stands before its city's. */
  readonly level: 'tenant' | 'city'
  /** The first day on which this value holds; it names the version. */
  readonly version: string
  readonly source: { readonly document: string; readonly section: string }
}

/** `needs-decision` where law and policy can be read in two ways and nobody has chosen yet. */
export const ruleOutcomes = ['met', 'unmet', 'warning', 'needs-decision', 'not-applicable'] as const
export type RuleOutcome = (typeof ruleOutcomes)[number]

/** How one rule came out for one subject, with everything that it rests on. */
export interface RuleFinding {
  /** `<area>.<rule>`, the key of its words. */
  readonly rule: string
  readonly outcome: RuleOutcome
  /** What was measured, to fill the rule's message. */
  readonly measured: RefusalParams
  /** The parameters by which it was judged, each with its version; none for a rule without a number. */
  readonly parameters: readonly ParameterUse[]
}
