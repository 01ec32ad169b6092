import type { DistrictRow } from '@linli/contract'
import { Field, TextArea } from '@linli/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckedForm } from '../forms/checked-form.tsx'
import { SelectField } from '../forms/select-field.tsx'
import { useFormCheck } from '../forms/use-form-check.ts'
import type { AddedPerson } from '../people/added-person.ts'
import { PersonTextField } from '../people/person-text-field.tsx'
import { trimTexts } from '../people/person-texts.ts'
import { coreClient } from '../wire/core-client.ts'
import { personLimits, REASON_LIMIT } from '../wire/text-limits.ts'
import {
  type AdministratorFormValues,
  chooseDistrict,
  emptyAdministratorForm,
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
  const { t } = useTranslation()
  const [typed, setTyped] = useState(() => {
    const known = districts.some((district) => district.tenantId === tenantId)
    const empty = { ...emptyAdministratorForm, title: t('districts.usual-title') }
    return chooseDistrict(empty, known ? tenantId : '', districts)
  })
  const withReason = needsReason(typed, districts)
  const values = withReason ? typed : { ...typed, reason: '' }
  const check = useFormCheck({
    values,
    found: findAdministratorProblems(values, districts),
    limits: { ...personLimits, reason: REASON_LIMIT },
    labelOf: (name) => t(name === 'reason' ? 'districts.reason' : `people.${name}`),
  })
  const appoint = useAppoint(onAdded)
  const change = (changed: Partial<typeof values>) => setTyped({ ...typed, ...changed })
  const texts = { values, errorOf: check.errorOf, onChange: change }
  return (
    <CheckedForm
      check={check}
      error={appoint.error}
      busy={appoint.isPending}
      submitLabel={t('districts.add')}
      onSubmit={() => appoint.mutate(values)}
    >
      <SelectField
        name="tenantId"
        label={t('districts.district')}
        error={check.errorOf('tenantId')}
        options={districts.map((district) => ({ value: district.tenantId, label: district.name }))}
        value={values.tenantId}
        onChange={(chosen) => setTyped(chooseDistrict(typed, chosen, districts))}
      />
      <PersonTextField name="name" {...texts} />
      <PersonTextField name="account" {...texts} hint={t('people.account-hint')} />
      <PersonTextField name="title" {...texts} />
      {withReason && (
        <ReasonField value={values.reason} onChange={(reason) => change({ reason })} error={check.errorOf('reason')} />
      )}
    </CheckedForm>
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
      {(control) => <TextArea control={control} value={value} onChange={onChange} limit={REASON_LIMIT} />}
    </Field>
  )
}

function useAppoint(onAdded: (added: AddedPerson) => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async ({ tenantId, reason, ...typed }: AdministratorFormValues): Promise<AddedPerson> => {
      const texts = trimTexts(typed)
      const given = reason.trim()
      const { oneTimePassword } = await coreClient.tenancy.appointAdministrator.mutate({
        ...texts,
        tenantId,
        ...(given && { reason: given }),
      })
      return { name: texts.name, account: texts.account, password: oneTimePassword }
    },
    onSuccess: (added) => {
      onAdded(added)
      return queryClient.invalidateQueries(districtsQuery)
    },
    // somebody else may have appointed one meanwhile: the form then asks for the reason
    onError: () => queryClient.invalidateQueries(districtsQuery),
  })
}
