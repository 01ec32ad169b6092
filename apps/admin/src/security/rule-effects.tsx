import type { SignInRulesValues, SignInRulesView } from '@linli/contract'
import { Notice } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { useRuleWords } from './use-rule-words.ts'

interface RuleEffectsProps {
  readonly view: SignInRulesView
  readonly after: SignInRulesValues
  readonly changed: readonly (keyof SignInRulesValues)[]
}

type Rule = keyof SignInRulesValues
const OF_PASSWORDS: readonly Rule[] = ['minLength', 'characterKinds', 'passphraseLength', 'history', 'refuseCommon']
const OF_SESSIONS: readonly Rule[] = ['idleMinutes', 'absoluteMinutes']

/** Before saving: what changes, and for whom. */
export function RuleEffects({ view, after, changed }: RuleEffectsProps) {
  const { t } = useTranslation()
  const wordsOf = useRuleWords()
  if (changed.length === 0) return null
  const touches = (rules: readonly Rule[]) => changed.some((rule) => rules.includes(rule))
  return (
    <Notice tone="info" title={t('rules.changed')}>
      <ul className="app-rule-changes">
        {changed.map((rule) => (
          <li key={rule}>{wordsOf(rule, view.rules, after)}</li>
        ))}
      </ul>
      {touches(OF_PASSWORDS) && <p>{t('rules.effect.password')}</p>}
      {touches(['maxAgeDays']) && after.maxAgeDays > 0 && <p>{t('rules.effect.age')}</p>}
      {touches(OF_SESSIONS) && <p>{t('rules.effect.session')}</p>}
      {touches(['secondFactor']) && after.secondFactor !== 'none' && (
        <p>{t(`rules.effect.${after.secondFactor}`, { count: view.without[after.secondFactor] })}</p>
      )}
    </Notice>
  )
}
