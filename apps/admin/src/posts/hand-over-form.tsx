import type { HandOverPreview } from '@linli/contract'
import { Field, TextArea } from '@linli/ui'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckedForm } from '../forms/checked-form.tsx'
import { useFormCheck } from '../forms/use-form-check.ts'
import { DayField } from '../people/day-field.tsx'
import { usePeopleChange } from '../people/people-queries.ts'
import { PersonPicker, type PickedPerson } from '../people/person-picker.tsx'
import { ReasonField } from '../people/reason-field.tsx'
import { coreClient } from '../wire/core-client.ts'
import { REASON_LIMIT, REMARKS_LIMIT } from '../wire/text-limits.ts'

interface HandOverFormProps {
  readonly preview: HandOverPreview
  readonly on: string
  readonly onDay: (day: string) => void
}

type Named = 'personId' | 'on' | 'reason' | 'remarks'

/** Who takes over, from when, why, and what they must know. */
export function HandOverForm({ preview, on, onDay }: HandOverFormProps) {
  const { t } = useTranslation()
  const { history } = useRouter()
  const [successor, setSuccessor] = useState<PickedPerson>()
  const [texts, setTexts] = useState({ reason: '', remarks: '' })
  const needed = preview.soleTodos > 0
  const check = useFormCheck<Named, 'reason' | 'remarks'>({
    values: { personId: successor?.id ?? '', on, ...texts },
    found: [
      ...(needed && !successor ? [{ name: 'personId' as const, key: 'people.problem.person' }] : []),
      ...(on ? [] : [{ name: 'on' as const, key: 'people.problem.date' }]),
      ...(texts.reason.trim() ? [] : [{ name: 'reason' as const, key: 'people.problem.reason' }]),
    ],
    limits: { reason: REASON_LIMIT, remarks: REMARKS_LIMIT },
    labelOf: (name) => t(name === 'reason' ? 'hand-over.reason' : 'people.remarks'),
  })
  const carryOut = usePeopleChange(() => {
    const remarks = texts.remarks.trim()
    return coreClient.handOver.carryOut.mutate({
      ...{ appointmentId: preview.appointment.id, on, reason: texts.reason.trim() },
      ...(successor && { successorId: successor.id }),
      ...(remarks && { remarks }),
    })
  })
  const submit = () =>
    carryOut.mutate(undefined, { onSuccess: ({ handOverId }) => history.push(`/hand-overs/${handOverId}`) })
  return (
    <CheckedForm
      check={check}
      error={carryOut.error}
      busy={carryOut.isPending}
      submitLabel={t('hand-over.submit')}
      onSubmit={submit}
    >
      <DayField
        name="on"
        label={t('hand-over.on')}
        hint={t('hand-over.on-hint')}
        value={on}
        onChange={onDay}
        error={check.errorOf('on')}
      />
      <PersonPicker
        label={t('hand-over.successor')}
        hint={needed ? undefined : t('hand-over.successor-hint')}
        optional={!needed}
        value={successor}
        onChange={setSuccessor}
        error={check.errorOf('personId')}
      />
      <ReasonField
        label={t('hand-over.reason')}
        value={texts.reason}
        onChange={(reason) => setTexts({ ...texts, reason })}
        error={check.errorOf('reason')}
      />
      <Field
        name="remarks"
        label={t('people.remarks')}
        hint={t('people.remarks-hint')}
        optional
        error={check.errorOf('remarks')}
      >
        {(control) => (
          <TextArea
            control={control}
            value={texts.remarks}
            onChange={(remarks) => setTexts({ ...texts, remarks })}
            limit={REMARKS_LIMIT}
          />
        )}
      </Field>
    </CheckedForm>
  )
}
