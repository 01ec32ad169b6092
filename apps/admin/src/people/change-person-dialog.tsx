import type { PersonDetail } from '@linli/contract'
import { Field, TextInput } from '@linli/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import { coreClient } from '../wire/core-client.ts'
import { personLimits } from '../wire/text-limits.ts'
import { usePeopleChange } from './people-queries.ts'
import { ReasonField } from './reason-field.tsx'

const PHONE = /^([0-9+][0-9 -]{4,19})?$/

/** Corrects a name or a number, with a reason. */
export function ChangePersonDialog({ person, onClose }: { person: PersonDetail; onClose: () => void }) {
  const { t } = useTranslation()
  const [values, setValues] = useState({ name: person.name, phone: '', reason: '' })
  const [tried, setTried] = useState(false)
  const change = usePeopleChange(coreClient.people.change.mutate)
  const problems = {
    name: values.name.trim() ? undefined : t('people.problem.name'),
    phone: PHONE.test(values.phone.trim()) ? undefined : t('people.problem.phone'),
    reason: values.reason.trim() ? undefined : t('people.problem.reason'),
  }
  const submit = () => {
    setTried(true)
    if (Object.values(problems).some(Boolean)) return
    const texts = { name: values.name.trim(), phone: values.phone.trim(), reason: values.reason.trim() }
    change.mutate({ personId: person.id, ...texts }, { onSuccess: onClose })
  }
  return (
    <ActDialog title={t('people.change')} act={change} onClose={onClose} onSubmit={submit}>
      <Field name="name" label={t('people.name')} error={tried ? problems.name : undefined}>
        {(control) => (
          <TextInput
            control={control}
            value={values.name}
            onChange={(name) => setValues({ ...values, name })}
            limit={personLimits.name}
          />
        )}
      </Field>
      <Field
        name="phone"
        label={t('people.page.phone')}
        hint={t('people.change.phone-hint')}
        optional
        error={tried ? problems.phone : undefined}
      >
        {(control) => (
          <TextInput
            control={control}
            value={values.phone}
            onChange={(phone) => setValues({ ...values, phone })}
            limit={20}
            inputMode="tel"
            autoComplete="off"
          />
        )}
      </Field>
      <ReasonField
        value={values.reason}
        onChange={(reason) => setValues({ ...values, reason })}
        error={tried ? problems.reason : undefined}
      />
    </ActDialog>
  )
}
