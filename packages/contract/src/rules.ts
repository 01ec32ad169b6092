import type { RefusalParams } from '@linli/kernel'
import type { ParameterScalar, ParameterUse, PolicySource, RuleFinding, RuleOutcome } from './policy.ts'
import { type TypedParameter, typedValue } from './typed-parameters.ts'

export type RuleParameters = Readonly<Record<string, TypedParameter>>

export type ValuesOf<Parameters extends RuleParameters> = {
  readonly [Name in keyof Parameters]: Parameters[Name] extends TypedParameter<infer Value> ? Value : never
}

/** What a rule finds; that a parameter has no value is found before the rule is asked. */
export interface Verdict {
  readonly outcome: Exclude<RuleOutcome, 'no-value'>
  readonly measured: RefusalParams
}

/**
 * A rule of law or policy. `judge` is pure and gets no number but the parameters that the rule names, so that every finding
 * carries the versions it rests on.
 */
export interface Rule<Subject, Parameters extends RuleParameters> {
  /** `<area>.<rule>`, the key of its words. */
  readonly key: string
  readonly source: PolicySource
  readonly parameters: Parameters
  readonly judge: (values: ValuesOf<Parameters>, subject: Subject) => Verdict
}

/** Ties a rule's parameters to their types; see `Rule`. */
export function defineRule<Subject, const Parameters extends RuleParameters>(
  rule: Rule<Subject, Parameters>,
): Rule<Subject, Parameters> {
  return rule
}

/** A rule asked about one subject, before its parameters are read. */
export interface RuleQuestion {
  /** What has to be read for `answer`. */
  readonly keys: readonly string[]
  /** @param uses the parameters in force by their keys, others among them */
  readonly answer: (uses: ReadonlyMap<string, ParameterUse>) => RuleFinding
}

export function ask<Subject, Parameters extends RuleParameters>(
  rule: Rule<Subject, Parameters>,
  subject: Subject,
): RuleQuestion {
  const keys = Object.values(rule.parameters).map(({ key }) => key)
  return {
    keys,
    answer(uses) {
      const parameters = keys.flatMap((key) => uses.get(key) ?? [])
      const missing = keys.filter((key) => !uses.has(key))
      const base = { rule: rule.key, source: rule.source, parameters, missing }
      if (missing.length > 0) return { ...base, outcome: 'no-value', measured: {} }
      return { ...base, ...rule.judge(readValues(rule.parameters, uses), subject) }
    },
  }
}

/** The keys that these questions need, each once: one statement reads them all. */
export function keysOf(questions: readonly RuleQuestion[]): string[] {
  return [...new Set(questions.flatMap(({ keys }) => keys))]
}

/** The answers in the order of the questions. */
export function answerAll(questions: readonly RuleQuestion[], uses: readonly ParameterUse[]): RuleFinding[] {
  const byKey = new Map(uses.map((use) => [use.key, use]))
  return questions.map((question) => question.answer(byKey))
}

function readValues<Parameters extends RuleParameters>(
  parameters: Parameters,
  uses: ReadonlyMap<string, ParameterUse>,
): ValuesOf<Parameters> {
  const values: Record<string, ParameterScalar> = {}
  for (const [name, parameter] of Object.entries(parameters)) {
    const use = uses.get(parameter.key)
    if (use !== undefined) values[name] = typedValue(parameter, use)
  }
  return values as ValuesOf<Parameters> // `typedValue` has checked each against its own parameter's type
}
