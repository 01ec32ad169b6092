import type { UnitDetail, UnitKind } from '@linli/contract'
import { ErrorNotice, PageHeader, Skeleton, useDraft } from '@linli/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { unitPath, unitQuery } from './register-queries.ts'
import { UnitForm } from './unit-form.tsx'
import { attributesIn, type UnitFormValues, unitFormOf } from './unit-form-values.ts'

/** What the register says of a unit, to be changed; a stale form is told who changed what, and keeps what was typed. */
export function EditUnitPage() {
  const { unitId } = useParams({ from: '/shell/organisation/units/$unitId/edit' })
  const { i18n } = useTranslation()
  const query = useQuery(unitQuery(unitId))
  if (query.data) return query.data.mayEdit ? <EditUnit unit={query.data} /> : <NoPermission />
  if (query.error) return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  return <Skeleton rows={8} />
}

const placeKinds: ReadonlySet<UnitKind> = new Set(['city', 'district', 'street', 'community'])

function EditUnit({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation()
  const { history } = useRouter()
  const { person, post } = useSession()
  const known = useMemo(() => unitFormOf(unit), [unit])
  const draft = useDraft<UnitFormValues>(`${person.id}.${post.id}.unit.edit.${unit.id}.${unit.version}`, known)
  const edit = useEditUnit(unit)
  const place = placeKinds.has(unit.kind)
  const renamed = draft.value.name !== unit.name || draft.value.fullName !== unit.fullName
  const submit = () =>
    edit.mutate(draft.value, {
      onSuccess: () => {
        draft.drop()
        history.push(unitPath(unit.id))
      },
    })
  return (
    <>
      <PageHeader
        title={t('unit.edit')}
        trail={
          <AppLink to={unitPath(unit.id)} className="ln-link">
            {unit.name}
          </AppLink>
        }
      />
      <UnitForm
        draft={draft}
        {...(place && { nameHint: t('unit.name-of-place-hint') })}
        needsReason={place && renamed}
        error={edit.error}
        busy={edit.isPending}
        submitLabel={t('unit.save')}
        onSubmit={submit}
      />
    </>
  )
}

function useEditUnit({ id, version, kind, name }: UnitDetail) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (values: UnitFormValues) => {
      const reason = values.reason?.trim()
      const typed = values.name?.trim() || name
      return coreClient.organisation.edit.mutate({
        id,
        version,
        name: typed,
        fullName: values.fullName?.trim() || typed,
        attributes: attributesIn(values, kind),
        ...(reason && { reason }),
      })
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['organisation'] }),
  })
}
