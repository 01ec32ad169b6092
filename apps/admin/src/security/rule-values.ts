import type { SignInRulesValues, SignInRulesView } from '@linli/contract'

/** Rules as they are typed: numbers as texts, until they are sent. */
export type NumberRule = {
  [Rule in keyof SignInRulesValues]: SignInRulesValues[Rule] extends number ? Rule : never
}[keyof SignInRulesValues]

export const ruleGroups = {
  password: ['minLength', 'characterKinds', 'passphraseLength', 'history', 'maxAgeDays'],
  lock: ['lockoutFailures', 'lockoutMinutes'],
  session: ['idleMinutes', 'absoluteMinutes'],
  'second-factor': ['graceDays'],
  records: ['invitationHours', 'recordDays'],
} as const satisfies Record<string, readonly NumberRule[]>

export type RuleTexts = Readonly<Record<NumberRule, string>> &
  Readonly<{ reason: string; secondFactor: SignInRulesValues['secondFactor']; refuseCommon: 'yes' | 'no' }>

export const numberRules: readonly NumberRule[] = Object.values(ruleGroups).flat()

export function textsOf(rules: SignInRulesValues): RuleTexts {
  const numbers = Object.fromEntries(numberRules.map((rule) => [rule, String(rules[rule])]))
  return {
    ...(numbers as Record<NumberRule, string>), // every one of them is listed
    secondFactor: rules.secondFactor,
    refuseCommon: rules.refuseCommon ? 'yes' : 'no',
    reason: '',
  }
}

export function rulesOf(texts: RuleTexts): SignInRulesValues {
  const numbers = Object.fromEntries(numberRules.map((rule) => [rule, Number(texts[rule])]))
  return {
    ...(numbers as Record<NumberRule, number>), // as above
    secondFactor: texts.secondFactor,
    refuseCommon: texts.refuseCommon === 'yes',
  }
}

/** Whether a number may be saved: whole, and between the bounds or the 0 that turns it off. */
export function isWithin(text: string, bounds: SignInRulesView['bounds'][string] | undefined): boolean {
  if (!/^\d{1,6}$/.test(text.trim())) return false
  const value = Number(text)
  if (bounds === undefined || (value === 0 && bounds.mayBeOff)) return true
  return value >= bounds.min && value <= bounds.max
}

/** The rules in which two sets differ. */
export function changedRules(before: SignInRulesValues, after: SignInRulesValues): (keyof SignInRulesValues)[] {
  // the object's own keys are the type's
  return (Object.keys(before) as (keyof SignInRulesValues)[]).filter((rule) => before[rule] !== after[rule])
}
