import type { DutyDetail } from '@linli/contract'
import { Card, Chip, DescriptionList, ErrorNotice, Notice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { describeError } from '../wire/describe-error.ts'
import { DutyHistory } from './duty-history.tsx'
import { dutyPath, dutyQuery } from './duty-queries.ts'
import { EndDutyDialog } from './end-duty-dialog.tsx'
import { useDutyWords } from './use-duty-words.ts'
import './duties.css'

/** One duty: who holds it, what goes to its holder, and in whose hands it was and will be. */
export function DutyPage() {
  const { i18n } = useTranslation()
  const duty = new URLSearchParams(useLocation().searchStr).get('duty') ?? ''
  const query = useQuery(dutyQuery(duty))
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={6} />
  return <Duty detail={query.data} />
}

function Duty({ detail }: { readonly detail: DutyDetail }) {
  const { t } = useTranslation()
  const words = useDutyWords()
  const [ending, setEnding] = useState(false)
  const { duty, holder, next, uses, mayGive, periods } = detail
  return (
    <>
      <PageHeader
        title={words.name(duty)}
        trail={
          <AppLink to="/organisation/duties" className="ln-link">
            {t('duties.title')}
          </AppLink>
        }
        beside={
          holder === undefined && (
            <Chip tone={uses.length > 0 ? 'bad' : 'quiet'} icon={uses.length > 0 ? 'alert' : 'info'}>
              {t('duties.nobody')}
            </Chip>
          )
        }
        actions={
          mayGive && (
            <>
              {(holder ?? next) && (
                <button type="button" className="ln-button" onClick={() => setEnding(true)}>
                  {t('duties.end')}
                </button>
              )}
              <AppLink to={dutyPath(duty, 'give')} className="ln-button ln-button--primary">
                {t(holder ? 'duties.move' : 'duties.give')}
              </AppLink>
            </>
          )
        }
      />
      <div className="ln-stack">
        {holder === undefined && uses.length > 0 && <Notice tone="warn">{t('duties.nobody-note')}</Notice>}
        <Now detail={detail} />
        <Card title={t('duties.history')}>
          {periods.length === 0 ? (
            <p className="ln-muted">{t('duties.history-none')}</p>
          ) : (
            <DutyHistory periods={periods} />
          )}
        </Card>
      </div>
      {ending && <EndDutyDialog detail={detail} onClose={() => setEnding(false)} />}
    </>
  )
}

function Now({ detail: { holder, next, uses, openTodos } }: { readonly detail: DutyDetail }) {
  const { t } = useTranslation()
  const words = useDutyWords()
  const entries = [
    ...(holder
      ? [
          {
            term: t('duties.holder'),
            value: (
              <>
                <AppLink to={`/organisation/units/${holder.unitId}`} className="ln-link">
                  {holder.unit}
                </AppLink>
                <div className="ln-hint">{t('duties.from', { day: holder.from })}</div>
              </>
            ),
          },
          { term: t('duties.open-todos'), value: t('duties.open-todos-count', { count: openTodos }) },
        ]
      : []),
    ...(next ? [{ term: t('duties.next-holder'), value: t('duties.next', { day: next.from, unit: next.unit }) }] : []),
    ...(holder?.to && !next ? [{ term: t('duties.next-holder'), value: t('duties.ends', { day: holder.to }) }] : []),
    {
      term: t('duties.uses'),
      value: uses.length === 0 ? t('duties.uses-none') : uses.map(words.use).join(t('list-separator')),
    },
  ]
  return (
    <Card title={t('duties.now')}>
      <DescriptionList entries={entries} />
    </Card>
  )
}
