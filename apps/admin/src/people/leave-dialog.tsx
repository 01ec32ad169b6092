import type { PersonDetail } from '@linli/contract'
import { Field, TextArea } from '@linli/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import { coreClient } from '../wire/core-client.ts'
import { REMARKS_LIMIT } from '../wire/text-limits.ts'
import { DayField } from './day-field.tsx'
import { readToday } from './describe-period.ts'
import { usePeopleChange } from './people-queries.ts'
import { ReasonField } from './reason-field.tsx'

/** Ends somebody's employment: says what will happen to posts and account before it does. */
export function LeaveDialog({ person, onClose }: { person: PersonDetail; onClose: () => void }) {
  const { t } = useTranslation()
  const [values, setValues] = useState({ on: readToday(), reason: '', remarks: '' })
  const [tried, setTried] = useState(false)
  const leave = usePeopleChange(coreClient.people.endEmployment.mutate)
  const submit = () => {
    setTried(true)
    const reason = values.reason.trim()
    if (!values.on || !reason) return
    const remarks = values.remarks.trim()
    leave.mutate({ personId: person.id, on: values.on, reason, ...(remarks && { remarks }) }, { onSuccess: onClose })
  }
  return (
    <ActDialog danger title={t('people.leave')} act={leave} onClose={onClose} onSubmit={submit}>
      <p>{t('people.leave.note', { name: person.name })}</p>
      <DayField
        name="on"
        label={t('people.leave.on')}
        hint={t('people.leave.on-hint')}
        value={values.on}
        onChange={(on) => setValues({ ...values, on })}
        error={tried && !values.on ? t('people.problem.date') : undefined}
      />
      <ReasonField
        value={values.reason}
        onChange={(reason) => setValues({ ...values, reason })}
        error={tried && !values.reason.trim() ? t('people.problem.reason') : undefined}
      />
      <Field name="remarks" label={t('people.remarks')} hint={t('people.remarks-hint')} optional>
        {(control) => (
          <TextArea
            control={control}
            value={values.remarks}
            onChange={(remarks) => setValues({ ...values, remarks })}
            limit={REMARKS_LIMIT}
            rows={2}
          />
        )}
      </Field>
    </ActDialog>
  )
}
