import { ErrorNotice, ErrorSummary, Field } from '@linli/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { unitsQuery } from '../organisation/units-query.ts'
import { useSession } from '../session/me-query.ts'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import type { AddedPerson } from './added-person.ts'
import { peopleQuery } from './people-queries.ts'
import { emptyPersonForm, findPersonProblems, type PersonFormValues, rolesFor } from './person-form-values.ts'
import { UnitOptions } from './unit-options.tsx'

export function PersonForm({ onAdded }: { onAdded: (added: AddedPerson) => void }) {
  const { t, i18n } = useTranslation()
  const units = useQuery(unitsQuery).data ?? []
  const inCity = useSession().tenant.kind === 'city'
  const [values, setValues] = useState(emptyPersonForm)
  const [attempt, setAttempt] = useState(0)
  const add = useAddPerson(onAdded)
  const found = attempt === 0 ? [] : findPersonProblems(values)
  const problems = found.map(({ name, key }) => ({ name, message: t(key) }))
  const rolesOf = (unitId: string) =>
    rolesFor(
      units.find(({ id }) => id === unitId),
      inCity,
    )
  const errorOf = (name: keyof PersonFormValues) => problems.find((problem) => problem.name === name)?.message
  const roles = rolesOf(values.unitId)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (findPersonProblems(values).length === 0) add.mutate(values)
  }
  const chooseUnit = (unitId: string) => {
    const [likeliest = ''] = rolesOf(unitId)
    setValues({ ...values, unitId, role: likeliest })
  }
  const textField = (name: 'name' | 'account' | 'title', hint?: string) => (
    <Field name={name} label={t(`people.${name}`)} hint={hint} error={errorOf(name)}>
      {(control) => (
        <input
          {...control}
          className="ln-input"
          maxLength={name === 'account' ? 64 : 40}
          autoComplete="off"
          autoCapitalize="none"
          value={values[name]}
          onChange={(event) => setValues({ ...values, [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <form className="ln-form" onSubmit={submit} noValidate>
      <ErrorSummary problems={problems} attempt={attempt} />
      <section className="ln-form__section">
        {textField('name')}
        {textField('account', t('people.account-hint'))}
        <Field name="unitId" label={t('people.unit')} error={errorOf('unitId')}>
          {(control) => (
            <select
              {...control}
              className="ln-input"
              value={values.unitId}
              onChange={(event) => chooseUnit(event.target.value)}
            >
              <option value="">{t('people.choose')}</option>
              <UnitOptions units={units} />
            </select>
          )}
        </Field>
        {textField('title', t('people.title-hint'))}
        <Field name="role" label={t('people.role')} hint={t('people.role-hint')} error={errorOf('role')}>
          {(control) => (
            <select
              {...control}
              className="ln-input"
              value={values.role}
              onChange={(event) =>
                setValues({ ...values, role: roles.find((role) => role === event.target.value) ?? '' })
              }
            >
              <option value="">{t('people.choose')}</option>
              {roles.map((role) => (
                <option key={role} value={role}>
                  {t(`role.${role}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </section>
      {add.error && <ErrorNotice error={describeError(add.error, i18n)} />}
      <div className="ln-form__actions">
        <button type="submit" className="ln-button ln-button--primary" disabled={add.isPending}>
          {t('people.add')}
        </button>
      </div>
    </form>
  )
}

function useAddPerson(onAdded: (added: AddedPerson) => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (values: PersonFormValues): Promise<AddedPerson> => {
      const { unitId, role } = values
      if (!role) throw new Error('the form was submitted without a role')
      const person = {
        name: values.name.trim(),
        account: values.account.trim(),
        title: values.title.trim(),
        unitId,
        role,
      }
      const { oneTimePassword } = await coreClient.people.add.mutate(person)
      return { name: person.name, account: person.account, password: oneTimePassword }
    },
    onSuccess: (added) => {
      onAdded(added)
      return queryClient.invalidateQueries(peopleQuery)
    },
  })
}
