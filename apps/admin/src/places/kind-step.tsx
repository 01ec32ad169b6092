import { Choices, FieldGroup } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { isInCity } from '../session/is-in-city.ts'
import { useSession } from '../session/me-query.ts'
import type { ChangeFields } from './change-fields.ts'
import { emptyChange, kindsFor } from './change-form-values.ts'

/** What happens. Choosing another kind forgets the units of the one before. */
export function KindStep({ values, change, errorOf }: ChangeFields) {
  const { t } = useTranslation()
  const inCity = isInCity(useSession())
  return (
    <section className="ln-form__section">
      <FieldGroup name="kind" label={t('places.kind-label')} error={errorOf('kind')}>
        <Choices
          name="kind"
          choices={kindsFor(inCity).map((kind) => ({
            value: kind,
            label: t(`places.kind.${kind}`),
            note: t(`places.kind-note.${kind}`),
          }))}
          value={values.kind || undefined}
          onChange={(kind) => {
            const { day, documentNumber, approvedBy, reason } = values
            if (kind !== values.kind) change({ ...emptyChange, day, documentNumber, approvedBy, reason, kind })
          }}
        />
      </FieldGroup>
    </section>
  )
}
