import type { RowResult } from '@linli/contract'
import { Chip, Notice } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import type { BulkSubject } from './bulk-action.ts'
import { useRowText } from './use-row-text.ts'

export interface BulkOutcome {
  readonly label: string
  readonly rows: readonly { readonly subject: BulkSubject; readonly result: RowResult }[]
}

export function isDone({ outcome }: RowResult): boolean {
  return outcome === 'done' || outcome === 'repeated'
}

/** What became of each row; what was not done stands first, with its reason. */
export function BulkResults({ label, rows, onClose }: BulkOutcome & { readonly onClose: () => void }) {
  const { t } = useTranslation('ui')
  const left = rows.filter(({ result }) => !isDone(result))
  const done = rows.filter(({ result }) => isDone(result))
  const counts = { action: label, done: done.length, left: left.length }
  return (
    <Notice
      tone={left.length > 0 ? 'warn' : 'ok'}
      title={t(left.length > 0 ? 'bulk.result' : 'bulk.result-all', counts)}
    >
      {left.length > 0 && <p>{t('bulk.kept')}</p>}
      <ul className="ln-bulk__results">
        {[...left, ...done].map(({ subject, result }) => (
          <ResultRow key={subject.key} subject={subject} result={result} />
        ))}
      </ul>
      <button type="button" className="ln-button" onClick={onClose}>
        {t('bulk.close')}
      </button>
    </Notice>
  )
}

function ResultRow({ subject, result }: BulkOutcome['rows'][number]) {
  const { t } = useTranslation('ui')
  const text = useRowText(subject.process)
  const done = isDone(result)
  const word = done ? `bulk.${result.outcome}` : 'bulk.refused'
  return (
    <li>
      <Chip tone={done ? 'ok' : 'bad'} icon={done ? 'check' : 'cross'}>
        {t(word)}
      </Chip>{' '}
      {subject.title}
      {!done && <div className="ln-hint">{text(result)}</div>}
    </li>
  )
}
