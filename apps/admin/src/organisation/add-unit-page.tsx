import type { UnitDetail, UnitKind } from '@linli/contract'
import { EmptyState, ErrorNotice, PageHeader, Skeleton, useDraft } from '@linli/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { unitPath, unitQuery } from './register-queries.ts'
import { UnitForm } from './unit-form.tsx'
import { attributesIn, emptyUnitForm, type UnitFormValues } from './unit-form-values.ts'
import { useAddress } from './use-address.ts'

/** A new unit below another, which the address names. */
export function AddUnitPage() {
  const { t, i18n } = useTranslation()
  const { permissions } = useSession()
  const [address] = useAddress()
  const parentId = address.get('parent') ?? ''
  const query = useQuery({ ...unitQuery(parentId), enabled: parentId !== '' })
  if (!permissions.includes('organisation:edit')) return <NoPermission />
  if (parentId === '' || query.data?.mayAdd.length === 0) {
    return <EmptyState title={t('unit.cannot-add')}>{t('unit.cannot-add-note')}</EmptyState>
  }
  if (query.data) return <AddUnit parent={query.data} />
  if (query.error) return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  return <Skeleton rows={6} />
}

function AddUnit({ parent }: { parent: UnitDetail }) {
  const { t } = useTranslation()
  const { history } = useRouter()
  const { person, post } = useSession()
  const [only] = parent.mayAdd
  const empty = useMemo(
    () => emptyUnitForm(parent.mayAdd.length === 1 ? only : undefined, todayHere()),
    [parent.mayAdd.length, only],
  )
  const draft = useDraft<UnitFormValues>(`${person.id}.${post.id}.unit.add.${parent.id}`, empty)
  const add = useAddUnit(parent.id)
  const submit = (kind: UnitKind) =>
    add.mutate(
      { kind, values: draft.value },
      {
        onSuccess: ({ id }) => {
          draft.drop()
          history.push(unitPath(id))
        },
      },
    )
  return (
    <>
      <PageHeader
        title={t('unit.add-below')}
        trail={
          <AppLink to={unitPath(parent.id)} className="ln-link">
            {parent.name}
          </AppLink>
        }
      />
      <UnitForm
        draft={draft}
        kinds={parent.mayAdd}
        needsReason={false}
        error={add.error}
        busy={add.isPending}
        submitLabel={t('unit.add')}
        onSubmit={submit}
      />
    </>
  )
}

function useAddUnit(parentId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ kind, values }: { kind: UnitKind; values: UnitFormValues }) => {
      const fullName = values.fullName?.trim()
      return coreClient.organisation.add.mutate({
        parentId,
        kind,
        name: values.name?.trim() ?? '',
        ...(fullName && { fullName }),
        validFrom: values.validFrom ?? '',
        attributes: attributesIn(values, kind),
      })
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['organisation'] }),
  })
}

/** The day in the city, whatever the machine's own time zone. */
function todayHere(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
}
