import { readFailure } from '@linli/sdk/admin'
import { ErrorNotice, Notice } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { describeError } from '../wire/describe-error.ts'

/** What stands in a notice's way, sentence by sentence where the server could not read it. */
export function NoticeFlaws({ error }: { error: unknown }) {
  const { t, i18n } = useTranslation()
  if (error === null) return null
  const failure = readFailure(error)
  if (failure.kind !== 'refused' || failure.refusal.code !== 'calendar.unread')
    return <ErrorNotice error={describeError(error, i18n)} />
  const { params } = failure.refusal
  const flaws = String(params.flaws ?? '').split('\n')
  return (
    <Notice tone="bad" title={t('calendar.unread', { count: Number(params.count ?? flaws.length) })}>
      <ul>
        {flaws.map((flaw) => {
          const [kind = '', ...text] = flaw.split(': ')
          return <li key={flaw}>{t(`calendar.flaw.${kind}`, { text: text.join(': ') })}</li>
        })}
      </ul>
    </Notice>
  )
}
