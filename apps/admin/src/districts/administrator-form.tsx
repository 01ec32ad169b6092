import type { DistrictRow } from '@linli/contract'
import { ErrorNotice, ErrorSummary, Field } from '@linli/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AddedPerson } from '../people/added-person.ts'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import {
  type AdministratorFormValues,
  chooseDistrict,
  findAdministratorProblems,
  needsReason,
} from './administrator-form-values.ts'
import { districtsQuery } from './districts-query.ts'

interface AdministratorFormProps {
  readonly districts: readonly DistrictRow[]
  /** The district that is chosen to begin with. */
  readonly tenantId: string
  readonly onAdded: (added: AddedPerson) => void
}

export function AdministratorForm({ districts, tenantId, onAdded }: AdministratorFormProps) {
  const { t, i18n } = useTranslation()
  const [values, setValues] = useState(() => {
    const empty = { tenantId: '', name: '', account: '', title: t('districts.usual-title'), reason: '' }
    return chooseDistrict(
      empty,
      districts.some((district) => district.tenantId === tenantId) ? tenantId : '',
      districts,
    )
  })
  const [attempt, setAttempt] = useState(0)
  const appoint = useAppoint(onAdded)
  const found = attempt === 0 ? [] : findAdministratorProblems(values, districts)
  const problems = found.map(({ name, key }) => ({ name, message: t(key) }))
  const errorOf = (name: keyof AdministratorFormValues) => problems.find((problem) => problem.name === name)?.message

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (findAdministratorProblems(values, districts).length > 0) return
    appoint.mutate({ ...values, reason: needsReason(values, districts) ? values.reason : '' })
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
        <Field name="tenantId" label={t('districts.district')} error={errorOf('tenantId')}>
          {(control) => (
            <select
              {...control}
              className="ln-input"
              value={values.tenantId}
              onChange={(event) => setValues(chooseDistrict(values, event.target.value, districts))}
            >
              <option value="">{t('people.choose')}</option>
              {districts.map((district) => (
                <option key={district.tenantId} value={district.tenantId}>
                  {district.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        {textField('name')}
        {textField('account', t('people.account-hint'))}
        {textField('title')}
        {needsReason(values, districts) && (
          <ReasonField
            value={values.reason}
            onChange={(reason) => setValues({ ...values, reason })}
            error={errorOf('reason')}
          />
        )}
      </section>
      {appoint.error && <ErrorNotice error={describeError(appoint.error, i18n)} />}
      <div className="ln-form__actions">
        <button type="submit" className="ln-button ln-button--primary" disabled={appoint.isPending}>
          {t('districts.add')}
        </button>
      </div>
    </form>
  )
}

interface ReasonFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | undefined
}

function ReasonField({ value, onChange, error }: ReasonFieldProps) {
  const { t } = useTranslation()
  return (
    <Field name="reason" label={t('districts.reason')} hint={t('districts.reason-hint')} error={error}>
      {(control) => (
        <textarea
          {...control}
          className="ln-input"
          maxLength={500}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

function useAppoint(onAdded: (added: AddedPerson) => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async ({ tenantId, ...values }: AdministratorFormValues): Promise<AddedPerson> => {
      const [name, account, title] = [values.name.trim(), values.account.trim(), values.title.trim()]
      const reason = values.reason.trim()
      const person = { tenantId, name, account, title, ...(reason && { reason }) }
      const { oneTimePassword } = await coreClient.tenancy.appointAdministrator.mutate(person)
      return { name, account, password: oneTimePassword }
    },
    onSuccess: (added) => {
      onAdded(added)
      return queryClient.invalidateQueries(districtsQuery)
    },
    // somebody else may have appointed one meanwhile: the form then asks for the reason
    onError: () => queryClient.invalidateQueries(districtsQuery),
  })
}
