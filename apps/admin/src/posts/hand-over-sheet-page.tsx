import type { HandOverSheet } from '@linli/contract'
import { Card, DescriptionList, ErrorNotice, formatMoment, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PEOPLE_KEY } from '../people/people-queries.ts'
import { loadPlugins } from '../plugins/plugin-registry.ts'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { HandOverItems } from './hand-over-items.tsx'
import '../people/people.css'

/** The sheet (交接单) that both sides sign: on the screen, and on A4 paper without anything around it. */
export function HandOverSheetPage() {
  const { i18n } = useTranslation()
  const { permissions } = useSession()
  const { handOverId = '' } = useParams({ strict: false })
  const query = useQuery({
    queryKey: [...PEOPLE_KEY, 'sheet', handOverId],
    queryFn: async ({ signal }) => {
      const sheet = await coreClient.handOver.get.query({ handOverId }, { signal })
      await loadPlugins(sheet.items.map(({ pluginId }) => pluginId))
      return sheet
    },
    enabled: permissions.includes('people:view'),
  })
  if (!permissions.includes('people:view')) return <NoPermission />
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={8} />
  return <Sheet sheet={query.data} />
}

function Sheet({ sheet }: { sheet: HandOverSheet }) {
  const { t } = useTranslation()
  const entries = [
    { term: t('hand-over.sheet.unit'), value: sheet.unit },
    { term: t('hand-over.sheet.post'), value: sheet.title },
    { term: t('hand-over.sheet.from'), value: sheet.from },
    { term: t('hand-over.sheet.to'), value: sheet.to ?? t('hand-over.sheet.nobody') },
    { term: t('hand-over.sheet.on'), value: sheet.on },
    { term: t('hand-over.reason'), value: sheet.reason },
    ...(sheet.remarks ? [{ term: t('people.remarks'), value: sheet.remarks }] : []),
    { term: t('hand-over.sheet.by'), value: `${sheet.by} ${sheet.byPost} · ${formatMoment(sheet.at)}` },
  ]
  return (
    <>
      <PageHeader
        title={t('hand-over.sheet')}
        trail={
          <AppLink to="/unit-posts" className="ln-link">
            {t('nav.posts')}
          </AppLink>
        }
        actions={
          <button type="button" className="ln-button ln-button--primary" onClick={() => print()}>
            {t('hand-over.print')}
          </button>
        }
      />
      <div className="ln-stack">
        <Card title={`${sheet.unit} ${sheet.title}`}>
          <DescriptionList entries={entries} />
        </Card>
        <Card title={t('hand-over.sheet.items', { count: sheet.items.length })}>
          {sheet.items.length === 0 ? (
            <p className="ln-muted">{t('hand-over.nothing')}</p>
          ) : (
            <HandOverItems items={sheet.items} />
          )}
        </Card>
        <div className="sheet-signatures">
          {(['from', 'to', 'witness'] as const).map((side) => (
            <div key={side}>{t(`hand-over.sheet.sign-${side}`)}</div>
          ))}
        </div>
      </div>
    </>
  )
}
