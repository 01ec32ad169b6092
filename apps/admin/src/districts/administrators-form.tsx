import type { AdministratorRole, DistrictRow } from '@linli/contract'
import { Field, FieldGroup, TextArea } from '@linli/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckedForm } from '../forms/checked-form.tsx'
import { SelectField } from '../forms/select-field.tsx'
import { useFormCheck } from '../forms/use-form-check.ts'
import type { AddedPerson } from '../people/added-person.ts'
import { administratorRoles } from '../people/administrator-roles.ts'
import { type PersonTexts, trimTexts } from '../people/person-texts.ts'
import { coreClient } from '../wire/core-client.ts'
import { REASON_LIMIT } from '../wire/text-limits.ts'
import { AdministratorFields } from './administrator-fields.tsx'
import {
  type AdministratorsFormValues,
  changePerson,
  chooseDistrict,
  chooseRole,
  emptyAdministratorsForm,
  findAdministratorsProblems,
  listFields,
  listLimits,
  needsReason,
} from './administrators-form-values.ts'
import { districtsQuery } from './districts-query.ts'

interface AdministratorsFormProps {
  readonly districts: readonly DistrictRow[]
  /** The district that is chosen to begin with. */
  readonly tenantId: string
  readonly onAdded: (added: readonly AddedPerson[]) => void
}

/** The administrators whom a district lacks, each another person; one more of those it has, with a reason. */
export function AdministratorsForm({ districts, tenantId, onAdded }: AdministratorsFormProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(() => {
    const known = districts.some((district) => district.tenantId === tenantId)
    const empty = emptyAdministratorsForm((role) => t(`role.${role}`))
    return chooseDistrict(empty, known ? tenantId : '', districts)
  })
  const withReason = needsReason(typed, districts)
  const values = withReason ? typed : { ...typed, reason: '' }
  const check = useFormCheck<string, string>({
    values: listFields(values),
    found: findAdministratorsProblems(values, districts),
    limits: listLimits(values),
    labelOf: (name) => t(name === 'reason' ? 'districts.reason' : `people.${name.split('.')[1]}`),
  })
  const appoint = useAppoint(onAdded)
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
      {values.tenantId && (
        <RolePicker
          roles={values.roles}
          error={check.errorOf('roles')}
          onChoose={(role, chosen) => setTyped(chooseRole(typed, role, chosen))}
        />
      )}
      {values.roles.map((role) => (
        <AdministratorFields
          key={role}
          role={role}
          values={values.people[role]}
          errorOf={(name: keyof PersonTexts) => check.errorOf(`${role}.${name}`)}
          onChange={(changed) => setTyped(changePerson(typed, role, changed))}
        />
      ))}
      {withReason && (
        <ReasonField
          value={values.reason}
          onChange={(reason) => setTyped({ ...typed, reason })}
          error={check.errorOf('reason')}
        />
      )}
    </CheckedForm>
  )
}

interface RolePickerProps {
  readonly roles: readonly AdministratorRole[]
  readonly error: string | undefined
  readonly onChoose: (role: AdministratorRole, chosen: boolean) => void
}

function RolePicker({ roles, error, onChoose }: RolePickerProps) {
  const { t } = useTranslation()
  return (
    <FieldGroup name="roles" label={t('districts.roles')} hint={t('districts.roles-hint')} error={error}>
      <div className="ln-row">
        {administratorRoles.map((role) => (
          <label key={role} className="ln-check">
            <input
              type="checkbox"
              checked={roles.includes(role)}
              onChange={({ target }) => onChoose(role, target.checked)}
            />
            {t(`role.${role}`)}
          </label>
        ))}
      </div>
    </FieldGroup>
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

function useAppoint(onAdded: (added: readonly AddedPerson[]) => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async ({ tenantId, roles, people, reason }: AdministratorsFormValues) => {
      const given = reason.trim()
      const appointed = await coreClient.tenancy.appointAdministrators.mutate({
        tenantId,
        administrators: roles.map((role) => ({ role, ...trimTexts(people[role]) })),
        ...(given && { reason: given }),
      })
      return appointed.map(({ name, account, oneTimePassword }) => ({ name, account, password: oneTimePassword }))
    },
    onSuccess: (added) => {
      onAdded(added)
      return queryClient.invalidateQueries(districtsQuery)
    },
    // somebody else may have appointed one meanwhile: the form then asks for the reason
    onError: () => queryClient.invalidateQueries(districtsQuery),
  })
}
