import { DateField, Field, TextInput } from '@linli/ui'
import { itemLimits } from '../text-limits.ts'
import { useWords } from '../use-admission.ts'
import type { SectionProps } from './section-props.ts'

/** From when to when, and whom to ask. */
export function TermFields({ values, change, errorOf }: SectionProps) {
  const { t } = useWords()
  return (
    <section className="ln-form__section" aria-labelledby="section-term">
      <h2 id="section-term">{t('page.form.term')}</h2>
      <div className="ln-field__row">
        <Field name="startsOn" label={t('page.form.starts-on')} error={errorOf('startsOn')}>
          {(control) => (
            <DateField control={control} value={values.startsOn} onChange={(startsOn) => change({ startsOn })} />
          )}
        </Field>
        <Field name="endsOn" label={t('page.form.ends-on')} error={errorOf('endsOn')} optional>
          {(control) => <DateField control={control} value={values.endsOn} onChange={(endsOn) => change({ endsOn })} />}
        </Field>
      </div>
      <Field
        name="contact"
        label={t('page.form.contact')}
        hint={t('page.form.contact-hint')}
        error={errorOf('contact')}
      >
        {(control) => (
          <TextInput
            control={control}
            value={values.contact}
            onChange={(contact) => change({ contact })}
            limit={itemLimits.contact}
          />
        )}
      </Field>
    </section>
  )
}
