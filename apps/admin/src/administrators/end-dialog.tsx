import type { AppointmentRow } from '@linli/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import { DayField } from '../people/day-field.tsx'
import { readToday } from '../people/describe-period.ts'
import { usePeopleChange } from '../people/people-queries.ts'
import { ReasonField } from '../people/reason-field.tsx'
import { coreClient } from '../wire/core-client.ts'

/** Proposes that somebody shall not administer any more. */
export function EndDialog({ appointment, onClose }: { appointment: AppointmentRow; onClose: () => void }) {
  const { t } = useTranslation()
  const [values, setValues] = useState({ on: readToday(), reason: '' })
  const [tried, setTried] = useState(false)
  const propose = usePeopleChange(coreClient.administrators.proposeEnd.mutate)
  const submit = () => {
    setTried(true)
    const reason = values.reason.trim()
    if (!values.on || !reason) return
    propose.mutate({ appointmentId: appointment.id, on: values.on, reason }, { onSuccess: onClose })
  }
  return (
    <ActDialog title={t('administrators.propose-end')} act={propose} onClose={onClose} onSubmit={submit}>
      <p>
        {t('administrators.confirm-note.end', { name: appointment.person, title: appointment.title, on: values.on })}
      </p>
      <DayField
        name="on"
        label={t('administrators.from')}
        value={values.on}
        onChange={(on) => setValues({ ...values, on })}
        error={tried && !values.on ? t('people.problem.date') : undefined}
      />
      <ReasonField
        value={values.reason}
        onChange={(reason) => setValues({ ...values, reason })}
        error={tried && !values.reason.trim() ? t('people.problem.reason') : undefined}
      />
    </ActDialog>
  )
}
