import type { AdministratorRole } from '@linli/contract'
import { Choices, Field, FieldGroup, PageHeader, TextInput } from '@linli/ui'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckedForm } from '../forms/checked-form.tsx'
import { useFormCheck } from '../forms/use-form-check.ts'
import { administratorRoles } from '../people/administrator-roles.ts'
import { DayField } from '../people/day-field.tsx'
import { readToday } from '../people/describe-period.ts'
import { usePeopleChange } from '../people/people-queries.ts'
import { PersonPicker, type PickedPerson } from '../people/person-picker.tsx'
import { ReasonField } from '../people/reason-field.tsx'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { coreClient } from '../wire/core-client.ts'
import { isAccountName, personLimits } from '../wire/text-limits.ts'
import '../people/people.css'

/** Who shall administer; the other of the two confirms it. */
export function ProposePage() {
  const { t } = useTranslation()
  const { permissions } = useSession()
  if (!permissions.includes('administrators:appoint')) return <NoPermission />
  return (
    <>
      <PageHeader
        title={t('administrators.propose')}
        trail={
          <AppLink to="/administrators" className="ln-link">
            {t('nav.administrators')}
          </AppLink>
        }
      />
      <ProposeForm />
    </>
  )
}

interface ProposeValues {
  readonly role: AdministratorRole
  readonly who: 'existing' | 'new'
  readonly person: PickedPerson | undefined
  readonly name: string
  readonly account: string
  readonly from: string
  readonly reason: string
}

function ProposeForm() {
  const { t } = useTranslation()
  const { history } = useRouter()
  const [values, setValues] = useState<ProposeValues>(() => ({
    ...{ role: 'security-administrator', who: 'existing', person: undefined, name: '', account: '' },
    ...{ from: readToday(), reason: '' },
  }))
  const change = (changed: Partial<ProposeValues>) => setValues({ ...values, ...changed })
  const check = useFormCheck<string, string>(checkOf(values, (name) => t(`people.${name}`)))
  const propose = usePeopleChange(({ role, who, person, from, ...texts }: ProposeValues) => {
    const whom =
      who === 'new' ? { name: texts.name.trim(), account: texts.account.trim() } : { personId: person?.id ?? '' }
    const reason = texts.reason.trim()
    return coreClient.administrators.propose.mutate({ role, title: t(`role.${role}`), ...whom, from, reason })
  })
  return (
    <CheckedForm
      check={check}
      error={propose.error}
      busy={propose.isPending}
      submitLabel={t('administrators.propose')}
      onSubmit={() => propose.mutate(values, { onSuccess: () => history.push('/administrators') })}
    >
      <FieldGroup name="role" label={t('administrators.role')}>
        <Choices
          inline
          name="role"
          choices={administratorRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          value={values.role}
          onChange={(role) => change({ role })}
        />
      </FieldGroup>
      <FieldGroup name="who" label={t('unit-posts.appoint.who')}>
        <Choices
          inline
          name="who"
          choices={(['existing', 'new'] as const).map((who) => ({ value: who, label: t(`unit-posts.appoint.${who}`) }))}
          value={values.who}
          onChange={(who) => change({ who })}
        />
      </FieldGroup>
      {values.who === 'existing' ? (
        <PersonPicker
          label={t('unit-posts.appoint.person')}
          value={values.person}
          onChange={(person) => change({ person })}
          error={check.errorOf('personId')}
        />
      ) : (
        <div className="ln-field__row">
          {(['name', 'account'] as const).map((name) => (
            <Field key={name} name={name} label={t(`people.${name}`)} error={check.errorOf(name)}>
              {(control) => (
                <TextInput
                  control={control}
                  value={values[name]}
                  onChange={(text) => change({ [name]: text })}
                  limit={personLimits[name]}
                  autoComplete="off"
                  autoCapitalize="none"
                />
              )}
            </Field>
          ))}
        </div>
      )}
      <DayField
        name="from"
        label={t('administrators.from')}
        value={values.from}
        onChange={(from) => change({ from })}
        error={check.errorOf('from')}
      />
      <ReasonField value={values.reason} onChange={(reason) => change({ reason })} error={check.errorOf('reason')} />
    </CheckedForm>
  )
}

function checkOf({ who, person, name, account, from, reason }: ProposeValues, labelOf: (name: string) => string) {
  const isNew = who === 'new'
  const missing = [
    ...(isNew || person ? [] : [{ name: 'personId', key: 'people.problem.person' }]),
    ...(!isNew || name.trim() ? [] : [{ name: 'name', key: 'people.problem.name' }]),
    ...(!isNew || isAccountName(account.trim()) ? [] : [{ name: 'account', key: 'people.problem.account' }]),
    ...(from ? [] : [{ name: 'from', key: 'people.problem.date' }]),
    ...(reason.trim() ? [] : [{ name: 'reason', key: 'people.problem.reason' }]),
  ]
  const whom: Record<string, string> = isNew ? { name, account } : { personId: person?.id ?? '' }
  const limits: Record<string, number> = isNew ? { name: personLimits.name, account: personLimits.account } : {}
  return { values: { ...whom, from, reason }, found: missing, limits, labelOf }
}
