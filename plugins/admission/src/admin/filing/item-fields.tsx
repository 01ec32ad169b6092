import { Choices, Field, FieldGroup, TextInput } from '@linli/ui'
import { itemCategories, itemKinds } from '../../contract/dictionary.ts'
import { itemLimits } from '../text-limits.ts'
import { useWords } from '../use-admission.ts'
import { ReachPicker } from './reach-picker.tsx'
import type { SectionProps } from './section-props.ts'

/** What the item is, and whom it reaches. */
export function ItemFields({ values, change, errorOf }: SectionProps) {
  const { t } = useWords()
  return (
    <section className="ln-form__section" aria-labelledby="section-item">
      <h2 id="section-item">{t('page.form.item')}</h2>
      <Field name="name" label={t('page.item.name')} hint={t('page.form.name-hint')} error={errorOf('name')}>
        {(control) => (
          <TextInput
            control={control}
            value={values.name}
            onChange={(name) => change({ name })}
            limit={itemLimits.name}
          />
        )}
      </Field>
      <FieldGroup name="kind" label={t('page.item.kind')} error={errorOf('kind')}>
        <Choices
          name="kind"
          value={values.kind || undefined}
          onChange={(kind) => change({ kind })}
          choices={itemKinds.map((kind) => ({
            value: kind,
            label: t(`kind.${kind}`),
            note: t(`page.kind-note.${kind}`),
          }))}
        />
      </FieldGroup>
      <Field
        name="category"
        label={t('page.item.category')}
        hint={t('page.form.category-hint')}
        error={errorOf('category')}
      >
        {(control) => (
          <select
            {...control}
            className="ln-input ln-input--short"
            value={values.category}
            onChange={(event) =>
              change({ category: itemCategories.find((known) => known === event.target.value) ?? '' })
            }
          >
            <option value="">{t('page.form.choose')}</option>
            {itemCategories.map((category) => (
              <option key={category} value={category}>
                {t(`category.${category}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <FieldGroup name="communityIds" label={t('page.item.reach')} error={errorOf('communityIds')}>
        <ReachPicker chosen={values.communityIds} onChange={(communityIds) => change({ communityIds })} />
      </FieldGroup>
    </section>
  )
}
