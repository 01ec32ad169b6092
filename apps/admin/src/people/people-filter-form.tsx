import { Field, TextInput } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { unitsQuery } from '../organisation/units-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import type { PeopleFilter } from './people-queries.ts'
import { accountStates, roles, writePeopleFilter } from './read-people-filter.ts'
import { UnitPicker } from './unit-picker.tsx'

/** Narrows the list down; what is asked for is in the address, so that Back and a copied link keep it. */
export function PeopleFilterForm({ filter }: { filter: PeopleFilter }) {
  const { t } = useTranslation()
  const { history } = useRouter()
  const [text, setText] = useState(filter.text ?? '')
  const units = useQuery(unitsQuery).data ?? []
  const show = (changed: PeopleFilter) => history.push(writePeopleFilter({ ...filter, ...changed }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    show({ text: text.trim() })
  }
  return (
    <form className="people-filter" onSubmit={submit}>
      <Field name="text" label={t('people.filter.text')}>
        {(control) => <TextInput control={control} value={text} onChange={setText} limit={64} type="search" />}
      </Field>
      <Field name="unit" label={t('people.filter.unit')}>
        {(control) => (
          <UnitPicker
            control={control}
            units={units}
            value={filter.unitId ?? ''}
            onChange={(unitId) => show({ unitId })}
          />
        )}
      </Field>
      <Choice
        name="role"
        value={filter.role ?? ''}
        options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        onChange={(value) => show({ role: roles.find((role) => role === value) } as PeopleFilter)}
      />
      <Choice
        name="state"
        value={filter.state ?? ''}
        options={accountStates.map((state) => ({ value: state, label: t(`people.state.${state}`) }))}
        onChange={(value) => show({ state: accountStates.find((state) => state === value) } as PeopleFilter)}
      />
      <div className="people-filter__acts">
        <button type="submit" className="ln-button">
          {t('people.filter.apply')}
        </button>
        {writePeopleFilter(filter) !== '/people' && (
          <AppLink to="/people" className="ln-button">
            {t('people.filter.clear')}
          </AppLink>
        )}
      </div>
    </form>
  )
}

interface ChoiceProps {
  readonly name: 'role' | 'state'
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

function Choice({ name, value, options, onChange }: ChoiceProps) {
  const { t } = useTranslation()
  return (
    <Field name={name} label={t(`people.filter.${name}`)}>
      {(control) => (
        <select {...control} className="ln-input" value={value} onChange={({ target }) => onChange(target.value)}>
          <option value="">{t('people.filter.any')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
