import { Choices, DateField, Field, FieldGroup, TextArea, TextInput } from '@linli/ui'
import { agreementForms } from '../../contract/dictionary.ts'
import { itemLimits } from '../text-limits.ts'
import { useWords } from '../use-admission.ts'
import type { SectionProps } from './section-props.ts'

/** For an entrusted item: the signed agreement or purchase, with powers and payment (权随责走、费随事转). */
export function AgreementFields({ values, change, errorOf }: SectionProps) {
  const { t } = useWords()
  const longText = (name: 'agreementPowers' | 'agreementPayment', label: string) => (
    <Field name={name} label={label} error={errorOf(name)}>
      {(control) => (
        <TextArea
          control={control}
          value={values[name]}
          onChange={(text) => change({ [name]: text })}
          limit={itemLimits[name]}
        />
      )}
    </Field>
  )
  return (
    <>
      <FieldGroup name="agreementForm" label={t('check.agreement')} error={errorOf('agreementForm')}>
        <Choices
          inline
          name="agreementForm"
          value={values.agreementForm || undefined}
          onChange={(agreementForm) => change({ agreementForm })}
          choices={agreementForms.map((form) => ({ value: form, label: t(`agreement.${form}`) }))}
        />
      </FieldGroup>
      <div className="ln-field__row">
        <Field name="agreementReference" label={t('page.agreement.reference')} error={errorOf('agreementReference')}>
          {(control) => (
            <TextInput
              control={control}
              value={values.agreementReference}
              onChange={(agreementReference) => change({ agreementReference })}
              limit={itemLimits.agreementReference}
            />
          )}
        </Field>
        <Field name="agreementSignedOn" label={t('page.agreement.signed-on')} error={errorOf('agreementSignedOn')}>
          {(control) => (
            <DateField
              control={control}
              value={values.agreementSignedOn}
              onChange={(agreementSignedOn) => change({ agreementSignedOn })}
            />
          )}
        </Field>
      </div>
      {longText('agreementPowers', t('page.agreement.powers'))}
      {longText('agreementPayment', t('page.agreement.payment'))}
    </>
  )
}
