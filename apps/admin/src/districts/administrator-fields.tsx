import type { AdministratorRole } from '@linli/contract'
import { FieldGroup } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { PersonTextField } from '../people/person-text-field.tsx'
import type { PersonTexts } from '../people/person-texts.ts'

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
          <PersonTextField key={name} name={name} of={role} values={values} errorOf={errorOf} onChange={onChange} />
        ))}
      </div>
    </FieldGroup>
  )
}
