import type { SignInRulesValues } from '@linli/contract'
import { useTranslation } from 'react-i18next'

/** A rule with what it was and what it is, as a sentence. */
export function useRuleWords() {
  const { t } = useTranslation()
  const wordOf = (rule: keyof SignInRulesValues, rules: SignInRulesValues): string => {
    if (rule === 'refuseCommon') return t(`rules.refuseCommon.${rules.refuseCommon ? 'yes' : 'no'}`)
    if (rule === 'secondFactor') return t(`rules.secondFactor.${rules.secondFactor}`)
    return String(rules[rule])
  }
  return (rule: keyof SignInRulesValues, before: SignInRulesValues, after: SignInRulesValues): string =>
    t('rules.change', {
      rule: t(`rule.${rule}`),
      change: t('rules.from-to', { from: wordOf(rule, before), to: wordOf(rule, after) }),
    })
}
