import type { AdministratorRole } from '@linli/contract'
import { Field, FieldGroup, TextInput } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import type { PersonTexts } from '../people/person-texts.ts'
import { personLimits } from '../wire/text-limits.ts'

interface AdministratorFieldsProps {
  readonly role: AdministratorRole
  readonly values: PersonTexts
  readonly errorOf: (name: keyof PersonTexts) => string | undefined
  readonly onChange: (changed: Partial<PersonTexts>) => void
}

/** Who one of the three administrators is to be. */
export function AdministratorFields({ role, values, errorOf, onChange }: AdministratorFieldsProps) {
  const { t } = useTranslation()
  return (
    <FieldGroup name={role} label={t(`role.${role}`)} hint={t(`districts.duty.${role}`)}>
      <div className="ln-field__row">
        {(['name', 'account', 'title'] as const).map((name) => (
          <Field key={name} name={`${role}.${name}`} label={t(`people.${name}`)} error={errorOf(name)}>
            {(control) => (
              <TextInput
                control={control}
                value={values[name]}
                onChange={(text) => onChange({ [name]: text })}
                limit={personLimits[name]}
                autoComplete="off"
                autoCapitalize="none"
              />
            )}
          </Field>
        ))}
      </div>
    </FieldGroup>
  )
}
