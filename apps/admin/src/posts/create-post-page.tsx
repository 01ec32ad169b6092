import type { UnitRow } from '@linli/contract'
import { ErrorNotice, Field, PageHeader, Skeleton, TextInput } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckedForm } from '../forms/checked-form.tsx'
import { SelectField } from '../forms/select-field.tsx'
import { useFormCheck } from '../forms/use-form-check.ts'
import { unitsQuery } from '../organisation/units-query.ts'
import { usePeopleChange } from '../people/people-queries.ts'
import { rolesFor } from '../people/person-form-values.ts'
import { UnitPicker } from '../people/unit-picker.tsx'
import { isInCity } from '../session/is-in-city.ts'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { personLimits } from '../wire/text-limits.ts'

/** A post that nobody holds yet. */
export function CreatePostPage() {
  const { t, i18n } = useTranslation()
  const { permissions } = useSession()
  const query = useQuery(unitsQuery)
  if (!permissions.includes('people:manage')) return <NoPermission />
  return (
    <>
      <PageHeader
        title={t('unit-posts.create')}
        trail={
          <AppLink to="/unit-posts" className="ln-link">
            {t('nav.posts')}
          </AppLink>
        }
      />
      {query.error && !query.data && <ErrorNotice error={describeError(query.error, i18n)} />}
      {query.data ? <CreatePostForm units={query.data} /> : <Skeleton rows={5} />}
    </>
  )
}

function CreatePostForm({ units }: { units: readonly UnitRow[] }) {
  const { t } = useTranslation()
  const { history } = useRouter()
  const inCity = isInCity(useSession())
  const [values, setValues] = useState({ unitId: '', title: '', role: '' })
  const rolesOf = (unitId: string) =>
    rolesFor(
      units.find(({ id }) => id === unitId),
      inCity,
    )
  const roles = rolesOf(values.unitId)
  const check = useFormCheck({
    values,
    found: [
      ...(values.unitId ? [] : [{ name: 'unitId' as const, key: 'people.problem.unit' }]),
      ...(values.title.trim() ? [] : [{ name: 'title' as const, key: 'people.problem.title' }]),
      ...(values.role ? [] : [{ name: 'role' as const, key: 'people.problem.role' }]),
    ],
    limits: { title: personLimits.title },
    labelOf: (name) => t(`people.${name}`),
  })
  const create = usePeopleChange(async () => {
    const role = roles.find((one) => one === values.role)
    if (role === undefined) throw new Error('the form was submitted without a role')
    return coreClient.posts.create.mutate({ unitId: values.unitId, title: values.title.trim(), role })
  })
  return (
    <CheckedForm
      check={check}
      error={create.error}
      busy={create.isPending}
      submitLabel={t('unit-posts.create')}
      onSubmit={() => create.mutate(undefined, { onSuccess: ({ id }) => history.push(`/unit-posts/${id}`) })}
    >
      <Field name="unitId" label={t('people.unit')} error={check.errorOf('unitId')}>
        {(control) => (
          <UnitPicker
            control={control}
            units={units}
            value={values.unitId}
            onChange={(unitId) => setValues({ ...values, unitId, role: rolesOf(unitId)[0] ?? '' })}
          />
        )}
      </Field>
      <Field
        name="title"
        label={t('people.title')}
        hint={t(inCity ? 'people.title-hint.city' : 'people.title-hint')}
        error={check.errorOf('title')}
      >
        {(control) => (
          <TextInput
            control={control}
            value={values.title}
            onChange={(title) => setValues({ ...values, title })}
            limit={personLimits.title}
          />
        )}
      </Field>
      <SelectField
        name="role"
        label={t('people.role')}
        hint={t('people.role-hint')}
        error={check.errorOf('role')}
        options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        value={values.role}
        onChange={(role) => setValues({ ...values, role })}
      />
    </CheckedForm>
  )
}
