import { CORE_CASES, type ObligationKind, type ObligationView } from '@linli/contract'
import { AdminHostProvider, CaseClocks, CaseHands, CaseTimeline } from '@linli/sdk/admin'
import { Card, Chip, DescriptionList, ErrorNotice, Notice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Finding } from '../organisation/finding.tsx'
import { usePluginHost } from '../plugins/use-plugin-host.ts'
import { AppLink } from '../shell/app-link.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { SetAsideDialog } from './set-aside-dialog.tsx'

/** What a rule asks for: what to do and where, why, until when, and what has happened to it. */
export function ObligationPage() {
  const { obligationId } = useParams({ from: '/shell/obligations/$obligationId' })
  const { i18n } = useTranslation()
  const query = useQuery({
    queryKey: ['obligations', obligationId],
    queryFn: ({ signal }) => coreClient.obligations.get.query({ id: obligationId }, { signal }),
  })
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={8} />
  return <Obligation obligation={query.data} reload={query.refetch} />
}

interface ObligationProps {
  readonly obligation: ObligationView
  readonly reload: () => Promise<unknown>
}

function Obligation({ obligation, reload }: ObligationProps) {
  const { t } = useTranslation()
  const host = usePluginHost({ id: CORE_CASES })
  const { kind, finding, course, since, occasion, title } = obligation
  const { state } = course.file
  const open = state === 'open'
  return (
    <AdminHostProvider value={host}>
      <Header obligation={obligation} />
      <div className="ln-split">
        <div className="ln-stack">
          {open && (
            <Notice tone="info" title={t(`todo.attend-${kind}`)}>
              <p>{t(`obligation.how.${kind}`)}</p>
            </Notice>
          )}
          {!open && <Notice tone="ok" title={t(`obligation.ended.${state}`)} />}
          <Card title={t('obligation.why')}>
            <Finding finding={finding} />
          </Card>
          <Card title={t('obligation.about')}>
            <DescriptionList
              entries={[
                { term: t('obligation.subject'), value: title },
                ...(kind === 'facts' ? [{ term: t('obligation.period'), value: occasion }] : []),
                { term: t('obligation.since'), value: since },
              ]}
            />
          </Card>
        </div>
        <div className="ln-stack">
          <CaseHands course={course} reload={reload} />
          <Card title={t('obligation.history')}>
            <CaseTimeline course={course} coming={open ? [t(`todo.attend-${kind}`)] : []} />
          </Card>
        </div>
      </div>
    </AdminHostProvider>
  )
}

function Header({ obligation }: Pick<ObligationProps, 'obligation'>) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const { kind, course, subjectId, maySetAside } = obligation
  const { state } = course.file
  return (
    <>
      <PageHeader
        title={obligation.title}
        trail={
          <AppLink to="/inbox" className="ln-link">
            {t('inbox.title.open')}
          </AppLink>
        }
        beside={
          <>
            <Chip tone={state === 'open' ? 'info' : 'quiet'} icon={state === 'open' ? 'dot' : 'check'}>
              {t(`state.${kind}.${state}`)}
            </Chip>
            <CaseClocks course={course} />
          </>
        }
        actions={
          <>
            {maySetAside && (
              <button type="button" className="ln-button" onClick={() => setAsking(true)}>
                {t('obligation.set-aside')}
              </button>
            )}
            {state === 'open' && (
              <AppLink to={placeOf(kind, subjectId)} className="ln-button ln-button--primary">
                {t(`obligation.go.${kind}`)}
              </AppLink>
            )}
          </>
        }
      />
      {asking && <SetAsideDialog obligation={obligation} onClose={() => setAsking(false)} />}
    </>
  )
}

/** Where the thing itself is done. */
function placeOf(kind: ObligationKind, subjectId: string): string {
  if (kind === 'transfer') return `/organisation/transfers/${subjectId}`
  if (kind === 'facts') return '/facts'
  return kind === 'cover' ? '/organisation/cover' : `/organisation/units/${subjectId}`
}
