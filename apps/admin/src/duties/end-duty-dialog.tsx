import type { DutyDetail } from '@linli/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import { DayField } from '../people/day-field.tsx'
import { readToday } from '../people/describe-period.ts'
import { ReasonField } from '../people/reason-field.tsx'
import { coreClient } from '../wire/core-client.ts'
import { useDutyChange } from './duty-queries.ts'
import { useDutyWords } from './use-duty-words.ts'

/** Leaves a duty to nobody from a day on. */
export function EndDutyDialog({ detail, onClose }: { readonly detail: DutyDetail; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const words = useDutyWords()
  const [values, setValues] = useState({ on: readToday(), reason: '' })
  const [tried, setTried] = useState(false)
  const { duty, version } = detail
  const end = useDutyChange(({ on, reason }: typeof values) =>
    coreClient.duties.end.mutate({ duty, version, on, reason: reason.trim() }),
  )
  const submit = () => {
    setTried(true)
    if (values.on && values.reason.trim()) end.mutate(values, { onSuccess: onClose })
  }
  return (
    <ActDialog danger title={t('duties.end')} act={end} onClose={onClose} onSubmit={submit}>
      <p>{t('duties.end-note', { duty: words.name(duty) })}</p>
      <DayField
        name="on"
        label={t('duties.end-on')}
        value={values.on}
        onChange={(on) => setValues({ ...values, on })}
        error={tried && !values.on ? t('people.problem.date') : undefined}
      />
      <ReasonField
        label={t('duties.reason')}
        hint={t('duties.reason-hint')}
        value={values.reason}
        onChange={(reason) => setValues({ ...values, reason })}
        error={tried && !values.reason.trim() ? t('people.problem.reason') : undefined}
      />
    </ActDialog>
  )
}
