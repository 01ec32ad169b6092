import type { PasswordRules } from '@linli/contract'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { coreClient } from '../wire/core-client.ts'

const passwordRulesQuery = queryOptions({
  queryKey: ['account', 'password-rules'],
  queryFn: ({ signal }) => coreClient.account.passwordRules.query(undefined, { signal }),
})

/** The tenant's rules for a password, told before anybody types one. */
export function PasswordRulesList() {
  const { data } = useQuery(passwordRulesQuery)
  return data ? <PasswordRulesWords rules={data} /> : null
}

export function PasswordRulesWords({ rules }: { rules: PasswordRules }) {
  const { t } = useTranslation()
  return (
    <ul className="app-rules">
      {wordsOf(rules).map(({ key, params }) => (
        <li key={key}>{t(key, params)}</li>
      ))}
    </ul>
  )
}

interface RuleWords {
  readonly key: string
  readonly params: Readonly<Record<string, number>>
}

function wordsOf({ minLength, characterKinds, passphraseLength, history, refuseCommon }: PasswordRules): RuleWords[] {
  const words: RuleWords[] = [{ key: 'password.rule.length', params: { min: minLength } }]
  const kinds = { kinds: characterKinds, length: passphraseLength }
  if (characterKinds > 1)
    words.push({ key: passphraseLength > 0 ? 'password.rule.kinds-or-long' : 'password.rule.kinds', params: kinds })
  words.push({ key: 'password.rule.name', params: {} })
  if (refuseCommon) words.push({ key: 'password.rule.common', params: {} })
  if (history > 0) words.push({ key: 'password.rule.history', params: { history } })
  return words
}
