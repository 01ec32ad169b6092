import type { ParameterDetail } from '@linli/contract'
import { ErrorNotice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { ParameterForm } from './parameter-form.tsx'
import type { ParameterFormKind } from './parameter-form-values.ts'
import { parameterPath } from './parameter-path.ts'
import { parameterQuery } from './parameter-queries.ts'
import { useParameterWords } from './use-parameter-words.ts'
import './parameters.css'

/** Another value of a parameter, or one in the place of a wrong one. */
export function SetParameterPage() {
  return <FormPage end={false} />
}

/** The end of one's own value. */
export function EndParameterPage() {
  return <FormPage end />
}

function FormPage({ end }: { end: boolean }) {
  const { i18n } = useTranslation()
  const given = new URLSearchParams(useLocation().searchStr)
  const query = useQuery(parameterQuery(given.get('key') ?? ''))
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={6} />
  if (!query.data.maySet) return <NoPermission />
  const correcting = given.get('correct') ?? undefined
  return <Form detail={query.data} kind={end ? 'end' : correcting ? 'correct' : 'set'} correcting={correcting} />
}

interface FormProps {
  readonly detail: ParameterDetail
  readonly kind: ParameterFormKind
  readonly correcting: string | undefined
}

function Form({ detail, kind, correcting }: FormProps) {
  const { t } = useTranslation()
  const words = useParameterWords()
  const record = detail.history.find(({ id }) => id !== undefined && id === correcting)
  return (
    <>
      <PageHeader
        title={t(`parameters.title.${kind}`, { name: words.name(detail.definition) })}
        trail={<AppLink to={parameterPath(detail.definition.key)}>{words.name(detail.definition)}</AppLink>}
      />
      <ParameterForm key={correcting} detail={detail} kind={kind} record={record} />
    </>
  )
}
