import type { HandOverPreview } from '@linli/contract'
import { Card, ErrorNotice, Notice, PageHeader, Skeleton } from '@linli/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readToday } from '../people/describe-period.ts'
import { PEOPLE_KEY } from '../people/people-queries.ts'
import { loadPlugins } from '../plugins/plugin-registry.ts'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { HandOverForm } from './hand-over-form.tsx'
import { HandOverItems } from './hand-over-items.tsx'
import { HandedOn } from './handed-on.tsx'
import '../people/people.css'

/** Everything that waits at a post, and who goes on with it. */
export function HandOverPage() {
  const { t, i18n } = useTranslation()
  const { permissions } = useSession()
  const { appointmentId = '' } = useParams({ strict: false })
  const [on, setOn] = useState(readToday)
  const query = useQuery({
    queryKey: [...PEOPLE_KEY, 'hand-over', appointmentId, on],
    queryFn: async ({ signal }) => {
      const preview = await coreClient.handOver.preview.query({ appointmentId, on }, { signal })
      await loadPlugins([...preview.items, ...preview.handedOn].map(({ pluginId }) => pluginId))
      return preview
    },
    enabled: permissions.includes('people:manage') && on !== '',
    placeholderData: keepPreviousData,
  })
  if (!permissions.includes('people:manage')) return <NoPermission />
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={8} />
  const { appointment } = query.data
  return (
    <>
      <PageHeader
        title={t('hand-over.title')}
        trail={
          <AppLink to={`/unit-posts/${appointment.postId}`} className="ln-link">
            {appointment.unit} {appointment.title}
          </AppLink>
        }
        beside={<span className="ln-muted">{t('hand-over.of', { ...appointment })}</span>}
      />
      <div className="ln-stack">
        <Waiting preview={query.data} />
        {query.data.handedOn.length > 0 && <HandedOn todos={query.data.handedOn} />}
        <HandOverForm preview={query.data} on={on} onDay={setOn} />
      </div>
    </>
  )
}

function Waiting({ preview }: { preview: HandOverPreview }) {
  const { t } = useTranslation()
  const { todos, cases, soleTodos, colleagues, deputies, items } = preview
  const named = (people: readonly string[]) => people.join(t('list-separator'))
  return (
    <Card title={t('hand-over.waiting', { todos, cases })}>
      <div className="ln-stack">
        {soleTodos > 0 && <Notice tone="warn" title={t('hand-over.sole', { count: soleTodos })} />}
        {items.length === 0 ? <p>{t('hand-over.nothing')}</p> : <HandOverItems items={items} />}
        {todos + cases > items.length && <p className="ln-hint">{t('hand-over.more', { count: items.length })}</p>}
        {colleagues.length > 0 && (
          <p className="ln-muted">
            {t('hand-over.shared', { names: named(colleagues.map(({ name, title }) => `${name} ${title}`)) })}
          </p>
        )}
        {deputies.length > 0 && (
          <p className="ln-muted">{t('hand-over.deputies', { names: named(deputies.map(({ person }) => person)) })}</p>
        )}
        <p className="ln-hint">{t('hand-over.drafts')}</p>
      </div>
    </Card>
  )
}
