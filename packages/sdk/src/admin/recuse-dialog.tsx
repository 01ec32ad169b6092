import { ErrorNotice, ErrorSummary, Field, TextArea } from '@linli/ui'
import { Dialog } from '@linli/ui/antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAdminHost } from './admin-host.ts'

const REASON_LIMIT = 500

interface RecuseDialogProps {
  readonly caseId: string
  readonly reload: () => Promise<unknown>
  readonly onClose: () => void
}

/** Steps back from a case with a reason; it cannot be undone, and says so. */
export function RecuseDialog({ caseId, reload, onClose }: RecuseDialogProps) {
  const { t } = useTranslation('ui')
  const { cases, describeError } = useAdminHost()
  const [reason, setReason] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const problems = reason.trim() ? [] : [{ name: 'recuse-reason', message: t('case.reason-missing') }]
  const submit = async () => {
    setAttempt(attempt + 1)
    if (problems.length > 0) return
    setBusy(true)
    try {
      await cases.recuse({ caseId, reason: reason.trim() })
      await reload()
      onClose()
    } catch (failure) {
      setError(failure)
    }
    setBusy(false)
  }
  return (
    <Dialog
      open
      danger
      title={t('case.recuse')}
      submitLabel={t('case.recuse')}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('case.recuse-what')}</p>
      <ErrorSummary problems={attempt > 0 ? problems : []} attempt={attempt} />
      <Field
        name="recuse-reason"
        label={t('case.recuse-reason')}
        error={attempt > 0 ? problems[0]?.message : undefined}
      >
        {(control) => <TextArea control={control} value={reason} onChange={setReason} limit={REASON_LIMIT} />}
      </Field>
      {error !== undefined && <ErrorNotice error={describeError(error)} />}
    </Dialog>
  )
}
