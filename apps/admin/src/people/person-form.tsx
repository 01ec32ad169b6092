import type { UnitRow } from '@linli/contract'
import { Field } from '@linli/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckedForm } from '../forms/checked-form.tsx'
import { SelectField } from '../forms/select-field.tsx'
import { useFormCheck } from '../forms/use-form-check.ts'
import { isInCity } from '../session/is-in-city.ts'
import { useSession } from '../session/me-query.ts'
import { coreClient } from '../wire/core-client.ts'
import { personLimits } from '../wire/text-limits.ts'
import type { AddedPerson } from './added-person.ts'
import { usePeopleChange } from './people-queries.ts'
import { emptyPersonForm, findPersonProblems, type PersonFormValues, rolesFor } from './person-form-values.ts'
import { PersonTextField } from './person-text-field.tsx'
import { trimTexts } from './person-texts.ts'
import { UnitPicker } from './unit-picker.tsx'

interface PersonFormProps {
  readonly units: readonly UnitRow[]
  readonly onAdded: (added: readonly AddedPerson[]) => void
}

export function PersonForm({ units, onAdded }: PersonFormProps) {
  const { t } = useTranslation()
  const inCity = isInCity(useSession())
  const [values, setValues] = useState(emptyPersonForm)
  const check = useFormCheck({
    values,
    found: findPersonProblems(values),
    limits: personLimits,
    labelOf: (name) => t(`people.${name}`),
  })
  const add = useAddPerson(onAdded)
  const rolesOf = (unitId: string) => {
    const unit = units.find(({ id }) => id === unitId)
    return rolesFor(unit, inCity)
  }
  const roles = rolesOf(values.unitId)
  const change = (changed: Partial<typeof values>) => setValues({ ...values, ...changed })
  const texts = { values, errorOf: check.errorOf, onChange: change }
  return (
    <CheckedForm
      check={check}
      error={add.error}
      busy={add.isPending}
      submitLabel={t('people.add')}
      onSubmit={() => add.mutate(values)}
    >
      <PersonTextField name="name" {...texts} />
      <PersonTextField name="account" {...texts} hint={t('people.account-hint')} />
      <Field name="unitId" label={t('people.unit')} error={check.errorOf('unitId')}>
        {(control) => (
          <UnitPicker
            control={control}
            units={units}
            value={values.unitId}
            onChange={(unitId) => change({ unitId, role: rolesOf(unitId)[0] ?? '' })}
          />
        )}
      </Field>
      <PersonTextField name="title" {...texts} hint={t(inCity ? 'people.title-hint.city' : 'people.title-hint')} />
      <SelectField
        name="role"
        label={t('people.role')}
        hint={t('people.role-hint')}
        error={check.errorOf('role')}
        options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        value={values.role}
        onChange={(chosen) => change({ role: roles.find((role) => role === chosen) ?? '' })}
      />
    </CheckedForm>
  )
}

function useAddPerson(onAdded: (added: readonly AddedPerson[]) => void) {
  return usePeopleChange(async ({ unitId, role, ...typed }: PersonFormValues) => {
    if (!role) throw new Error('the form was submitted without a role')
    const texts = trimTexts(typed)
    const { oneTimePassword } = await coreClient.people.add.mutate({ ...texts, unitId, role })
    onAdded([{ name: texts.name, account: texts.account, password: oneTimePassword }])
  })
}
