import type { KeptFact } from '@linli/contract'
import { Notice } from '@linli/ui'
import { useTranslation } from 'react-i18next'

/** What does not become the other district's, since the one that gives has defined it for itself. */
export function FactsKept({ count, facts }: { readonly count: number; readonly facts: readonly KeptFact[] }) {
  const { t, i18n } = useTranslation()
  if (count === 0) return null
  return (
    <Notice tone="info" title={t('transfers.facts-kept', { count })}>
      <p>{t('transfers.facts-kept-note')}</p>
      {facts.length > 0 && (
        <ul className="transfers-list">
          {facts.map(({ key, nameZh, nameEn, count }) => (
            <li key={key}>
              {t('transfers.facts-kept-row', { name: i18n.language === 'en' ? nameEn : nameZh, count })}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
