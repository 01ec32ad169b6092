import type { RuleChangeRow } from '@linli/contract'
import { Card, type Column, DataTable, formatMoment } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { changedRules } from './rule-values.ts'
import { ruleChangesQuery } from './security-queries.ts'
import { useRuleWords } from './use-rule-words.ts'

/** How the rules came to be what they are: when, by whom, from what to what. */
export function RuleChanges() {
  const { t } = useTranslation()
  const wordsOf = useRuleWords()
  const { data } = useQuery(ruleChangesQuery)
  if (!data) return null
  const former = (change: RuleChangeRow) => data.find(({ revision }) => revision === change.revision - 1)
  const columns: readonly Column<RuleChangeRow>[] = [
    { key: 'at', header: t('rules.history-at'), cell: ({ changedAt }) => formatMoment(changedAt) },
    { key: 'by', header: t('rules.history-by'), cell: ({ changedBy }) => changedBy },
    {
      key: 'what',
      header: t('rules.history-what'),
      cell: (change) => {
        const before = former(change)?.rules
        if (!before) return t('rules.history-first')
        return changedRules(before, change.rules).map((rule) => (
          <div key={rule}>{wordsOf(rule, before, change.rules)}</div>
        ))
      },
    },
    { key: 'reason', header: t('security.reason'), cell: ({ reason }) => reason },
  ]
  return (
    <Card title={t('rules.history')}>
      {data.length === 0 ? (
        <p className="ln-hint">{t('rules.history-none')}</p>
      ) : (
        <DataTable
          caption={t('rules.history')}
          columns={columns}
          sections={[{ key: 'all', rows: data }]}
          rowKey={({ revision }) => String(revision)}
        />
      )}
    </Card>
  )
}
