import { Choices, Field, FieldGroup, TextArea, TextInput } from '@linli/ui'
import { fundingFormulas } from '../../contract/dictionary.ts'
import { describeFunding } from '../funding-text.ts'
import { itemLimits } from '../text-limits.ts'
import { useWords } from '../use-admission.ts'
import { AgreementFields } from './agreement-fields.tsx'
import { HouseholdsNote } from './households-note.tsx'
import { toFileItemInput } from './item-form-values.ts'
import type { SectionProps } from './section-props.ts'

/** What the policy demands before an item may enter the list; may be filed later, but not approved without. */
export function ConditionFields(section: SectionProps) {
  const { t } = useWords()
  const { values, change, errorOf } = section
  return (
    <section className="ln-form__section" aria-labelledby="section-conditions">
      <h2 id="section-conditions">{t('page.conditions.title')}</h2>
      <p className="ln-hint">{t('page.form.conditions-hint')}</p>
      <Field
        name="legalBasis"
        label={t('check.legal-basis')}
        hint={t('page.form.legal-basis-hint')}
        error={errorOf('legalBasis')}
        optional={values.kind === 'entrusted'}
      >
        {(control) => (
          <TextArea
            control={control}
            value={values.legalBasis}
            onChange={(legalBasis) => change({ legalBasis })}
            limit={itemLimits.legalBasis}
          />
        )}
      </Field>
      {values.kind === 'entrusted' && <AgreementFields {...section} />}
      <FundingFields {...section} />
      <Field
        name="conditions"
        label={t('check.conditions')}
        hint={t('page.form.working-conditions-hint')}
        error={errorOf('conditions')}
      >
        {(control) => (
          <TextArea
            control={control}
            value={values.conditions}
            onChange={(conditions) => change({ conditions })}
            limit={itemLimits.conditions}
          />
        )}
      </Field>
    </section>
  )
}

function FundingFields({ values, change, errorOf }: SectionProps) {
  const { t } = useWords()
  const funding = toFileItemInput({ ...values, category: 'other', kind: 'assist' })?.funding
  const wellFormed = funding && !errorOf('fundingAmount') && /^\d+(\.\d{1,2})?$/.test(funding.amount)
  return (
    <>
      <FieldGroup name="fundingFormula" label={t('page.form.formula')} error={errorOf('fundingFormula')}>
        <Choices
          inline
          name="fundingFormula"
          value={values.fundingFormula || undefined}
          onChange={(fundingFormula) => change({ fundingFormula })}
          choices={fundingFormulas.map((formula) => ({ value: formula, label: t(`formula.${formula}`) }))}
        />
      </FieldGroup>
      <Field name="fundingAmount" label={t('page.form.amount')} error={errorOf('fundingAmount')}>
        {(control) => (
          <div className="ln-affix">
            <input
              {...control}
              className="ln-input ln-input--short ln-number"
              inputMode="decimal"
              value={values.fundingAmount}
              onChange={(event) => change({ fundingAmount: event.target.value })}
            />
            <span className="ln-muted">{t('page.form.yuan')}</span>
          </div>
        )}
      </Field>
      {wellFormed && (
        <p className="ln-muted" role="status">
          {describeFunding(t, { amount: funding.amount, formula: funding.formula }, values.communityIds.length)}
        </p>
      )}
      {wellFormed && funding.formula === 'per-household' && (
        <HouseholdsNote communityIds={values.communityIds} amount={funding.amount} />
      )}
      <Field name="fundingNote" label={t('page.form.funding-note')} error={errorOf('fundingNote')} optional>
        {(control) => (
          <TextInput
            control={control}
            value={values.fundingNote}
            onChange={(fundingNote) => change({ fundingNote })}
            limit={itemLimits.fundingNote}
          />
        )}
      </Field>
    </>
  )
}
