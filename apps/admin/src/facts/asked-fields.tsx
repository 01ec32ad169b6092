import type { BurdenAsk } from '@linli/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { factOverviewQuery } from './facts-queries.ts'
import { useFactWords } from './use-fact-words.ts'

/** What is asked, opening to every single field of it. */
export function AskedFields({ ask }: { ask: BurdenAsk }) {
  const { t } = useTranslation()
  const { nameOf } = useFactWords()
  const facts = useQuery({ ...factOverviewQuery, enabled: ask.kind === 'facts' }).data
  const nameOfFact = (key: string) => {
    const fact = facts?.find(({ definition }) => definition.key === key)
    return fact && nameOf(fact.definition)
  }
  const names = ask.labels.map((label) =>
    ask.kind === 'facts' ? nameOfFact(label) : t(label, { ns: ask.pluginId ?? '' }),
  )
  const title =
    ask.kind === 'facts'
      ? t('burden.facts', { frequency: t(`burden.frequency.${ask.frequency}`) })
      : `${t('plugin.name', { ns: ask.pluginId ?? '' })} · ${t(`form.${ask.formKey}`, { ns: ask.pluginId ?? '' })}`
  return (
    <details className="facts-asked">
      <summary>{title}</summary>
      <p className="ln-hint">{names.filter(Boolean).join(t('list-separator'))}</p>
    </details>
  )
}
