import { Notice } from '@linli/ui'
import type { CheckKey } from '../../contract/dictionary.ts'
import { useWords } from '../use-admission.ts'

/** What may be filed later, but must be there before the office can approve. */
export function MissingNote({ missing }: { missing: readonly CheckKey[] }) {
  const { t } = useWords()
  if (missing.length === 0) return null
  const ownDuty = missing.includes('own-duty')
  return (
    <Notice tone="warn" title={t(ownDuty ? 'page.form.own-duty-note' : 'page.form.missing-note')}>
      {!ownDuty && (
        <ul>
          {missing.map((key) => (
            <li key={key}>{t(`check.${key}`)}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
