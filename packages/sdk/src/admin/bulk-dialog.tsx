import { ErrorSummary, Field, TextArea } from '@linli/ui'
import { Dialog } from '@linli/ui/antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkSubject } from './bulk-action.ts'

const OPINION_LIMIT = 1000
const TITLES = 5

interface BulkDialogProps {
  readonly label: string
  readonly subjects: readonly BulkSubject[]
  readonly required: boolean
  readonly busy: boolean
  readonly onSubmit: (opinion: string) => void
  readonly onClose: () => void
}

/** Says what will be done with which cases, and takes what is said of all of them. */
export function BulkDialog({ label, subjects, required, busy, onSubmit, onClose }: BulkDialogProps) {
  const { t } = useTranslation('ui')
  const [opinion, setOpinion] = useState('')
  const [attempt, setAttempt] = useState(0)
  const missing = required && opinion.trim() === '' ? [{ name: 'opinion', message: t('case.reason-missing') }] : []
  const submit = () => {
    setAttempt(attempt + 1)
    if (missing.length === 0) onSubmit(opinion.trim())
  }
  return (
    <Dialog
      open
      title={t('bulk.title', { action: label })}
      submitLabel={t('bulk.submit', { action: label, count: subjects.length })}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('bulk.what', { action: label, count: subjects.length })}</p>
      <ul className="ln-bulk__titles">
        {subjects.slice(0, TITLES).map(({ key, title }) => (
          <li key={key}>{title}</li>
        ))}
        {subjects.length > TITLES && <li>{t('bulk.more', { count: subjects.length - TITLES })}</li>}
      </ul>
      <ErrorSummary problems={attempt > 0 ? missing : []} attempt={attempt} />
      <Field
        name="opinion"
        label={t(required ? 'bulk.reason' : 'bulk.opinion')}
        hint={t('bulk.same')}
        optional={!required}
        error={attempt > 0 ? missing[0]?.message : undefined}
      >
        {(control) => <TextArea control={control} value={opinion} onChange={setOpinion} limit={OPINION_LIMIT} />}
      </Field>
    </Dialog>
  )
}
