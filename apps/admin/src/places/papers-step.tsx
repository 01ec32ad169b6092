import { placeTextLimits } from '@linli/contract'
import { DateField, Field, TextArea, TextInput } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import type { ChangeFields } from './change-fields.ts'

/** From when, on whose approval, and why; codes that a transfer gives anew. */
export function PapersStep({ values, change, units, errorOf }: ChangeFields) {
  const { t } = useTranslation()
  const approved = values.kind !== 'delegate' && values.kind !== 'end-delegation'
  const names = new Map(units.map(({ id, name }) => [id, name]))
  return (
    <section className="ln-form__section">
      <Field name="day" label={t('places.day')} hint={t('places.day-hint')} error={errorOf('day')}>
        {(control) => <DateField control={control} value={values.day} onChange={(day) => change({ day })} />}
      </Field>
      {values.kind === 'delegate' && (
        <Field name="until" label={t('places.until')} hint={t('places.until-hint')} error={errorOf('until')} optional>
          {(control) => <DateField control={control} value={values.until} onChange={(until) => change({ until })} />}
        </Field>
      )}
      <Field
        name="documentNumber"
        label={t('places.document-number')}
        hint={t('places.document-number-hint')}
        error={errorOf('documentNumber')}
        optional={!approved}
      >
        {(control) => (
          <TextInput
            control={control}
            limit={placeTextLimits.documentNumber}
            value={values.documentNumber}
            onChange={(documentNumber) => change({ documentNumber })}
          />
        )}
      </Field>
      <Field
        name="approvedBy"
        label={t('places.approved-by')}
        hint={t('places.approved-by-hint')}
        error={errorOf('approvedBy')}
        optional={!approved}
      >
        {(control) => (
          <TextInput
            control={control}
            limit={placeTextLimits.approvedBy}
            value={values.approvedBy}
            onChange={(approvedBy) => change({ approvedBy })}
          />
        )}
      </Field>
      <Field
        name="reason"
        label={t('places.reason')}
        hint={t('places.reason-hint')}
        error={errorOf('reason')}
        optional={values.kind !== 'abolish'}
      >
        {(control) => (
          <TextArea
            control={control}
            rows={3}
            limit={placeTextLimits.reason}
            value={values.reason}
            onChange={(reason) => change({ reason })}
          />
        )}
      </Field>
      {values.kind === 'transfer' &&
        values.unitIds.map((id) => (
          <Field key={id} name={`codes.${id}`} label={t('places.new-code', { unit: names.get(id) })} optional>
            {(control) => (
              <TextInput
                control={control}
                inputMode="numeric"
                limit={placeTextLimits.code}
                value={values.codes[id] ?? ''}
                onChange={(code) => change({ codes: { ...values.codes, [id]: code } })}
              />
            )}
          </Field>
        ))}
    </section>
  )
}
