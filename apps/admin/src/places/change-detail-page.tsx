import type { PlaceEventDetail, PlaceEventUnit } from '@linli/contract'
import { Card, DescriptionList, ErrorNotice, formatMoment, Notice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { describeError } from '../wire/describe-error.ts'
import { CancelChange } from './cancel-change.tsx'
import { ChangeState } from './change-state.tsx'
import { PlaceFindings } from './place-findings.tsx'
import { changeQuery } from './place-queries.ts'
import './places.css'

/** One change: what was before and after it, on whose approval, what it has moved, what is handed over by hand. */
export function ChangeDetailPage() {
  const { eventId } = useParams({ from: '/shell/organisation/changes/$eventId' })
  const { t, i18n } = useTranslation()
  const query = useQuery(changeQuery(eventId))
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={8} />
  const event = query.data
  return (
    <>
      <Header event={event} />
      <div className="ln-split">
        <div className="ln-stack">
          {event.problem !== undefined && (
            <Notice tone="bad" title={t('places.refused-on-day')}>
              <p>
                {t(`refusal.${event.problem.code}`, {
                  ...event.problem.params,
                  defaultValue: t('places.refused-other'),
                })}
              </p>
            </Notice>
          )}
          <Sides event={event} />
          {event.delegations.length > 0 && <Delegations event={event} />}
          {event.findings.length > 0 && (
            <PlaceFindings title={t('places.findings-recorded')} findings={event.findings} />
          )}
          {event.handOver.length > 0 && event.state === 'in-effect' && <HandOver items={event.handOver} />}
        </div>
        <Papers event={event} />
      </div>
    </>
  )
}

function Header({ event }: { readonly event: PlaceEventDetail }) {
  const { t } = useTranslation()
  const { permissions } = useSession()
  const [asking, setAsking] = useState(false)
  const mayCancel = event.state === 'planned' && permissions.includes('organisation:change')
  return (
    <>
      <PageHeader
        title={`${t(`places.kind.${event.kind}`)} ${event.subject}`}
        trail={
          <AppLink to="/organisation/changes" className="ln-link">
            {t('places.title')}
          </AppLink>
        }
        beside={<ChangeState state={event.state} problem={event.problem} />}
        actions={
          mayCancel && (
            <button type="button" className="ln-button" onClick={() => setAsking(true)}>
              {t('places.cancel')}
            </button>
          )
        }
      />
      {asking && <CancelChange event={event} onClose={() => setAsking(false)} />}
    </>
  )
}

function Sides({ event }: { readonly event: PlaceEventDetail }) {
  const { t } = useTranslation()
  if (event.before.length + event.after.length === 0) {
    return (
      <Card title={t('places.sides')}>
        <p className="ln-muted">{t('places.sides-later')}</p>
      </Card>
    )
  }
  return (
    <Card title={t('places.sides')} aside={event.day}>
      <div className="places-sides">
        <Side title={t('places.before')} units={event.before} />
        <Side title={t('places.after')} units={event.after} />
      </div>
    </Card>
  )
}

function Side({ title, units }: { readonly title: string; readonly units: readonly PlaceEventUnit[] }) {
  const { t } = useTranslation()
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {units.map(({ unitId, name, fullName, parent, code, households, continues }) => (
          <li key={unitId}>
            <AppLink to={`/organisation/units/${unitId}`} className="ln-link ln-link--strong">
              {name}
            </AppLink>
            {!continues && (
              <span className="ln-hint"> {t(title === t('places.before') ? 'places.ended' : 'places.begun')}</span>
            )}
            <div className="ln-hint">
              {[
                fullName !== name && fullName,
                parent,
                code,
                households !== undefined && t('places.household-count', { count: households }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        ))}
        {units.length === 0 && <li className="ln-muted">{t('places.nothing-here')}</li>}
      </ul>
    </section>
  )
}

function Delegations({ event }: { readonly event: PlaceEventDetail }) {
  const { t } = useTranslation()
  return (
    <Card title={t('places.delegations')}>
      <ul className="places-touched">
        {event.delegations.map(({ area, delegate, until }) => (
          <li key={area}>
            <span>{t('places.delegation', { area, delegate })}</span>
            {until && <span className="ln-hint">{t('places.delegation-until', { until })}</span>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** A list to tick off on paper: what no event can move by itself. */
function HandOver({ items }: { readonly items: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <Card title={t('places.hand-over')} aside={t('places.hand-over-note')}>
      <ul className="places-hand-over">
        {items.map((item) => (
          <li key={item}>{t(`places.hand-over.${item}`)}</li>
        ))}
      </ul>
    </Card>
  )
}

function Papers({ event }: { readonly event: PlaceEventDetail }) {
  const { t } = useTranslation()
  const { counts, cancelled } = event
  const moved = (['cases', 'todos', 'posts', 'codes'] as const)
    .filter((part) => counts[part] > 0)
    .map((part) => t(`places.moved.${part}`, { count: counts[part] }))
    .join(t('list-separator'))
  const given = (term: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : [{ term: t(term), value }]
  return (
    <Card title={t('places.papers')}>
      <DescriptionList
        entries={[
          { term: t('places.day'), value: event.day },
          ...given('places.document-number', event.documentNumber),
          ...given('places.approved-by', event.approvedBy),
          ...given('places.reason', event.reason),
          {
            term: t('places.recorded-by'),
            value: `${event.recordedBy} ${event.recordedByUnit} ${event.recordedByTitle}`,
          },
          { term: t('places.recorded-at'), value: formatMoment(event.recordedAt) },
          ...given('places.applied-at', event.appliedAt && formatMoment(event.appliedAt)),
          ...(cancelled
            ? [
                { term: t('places.cancelled'), value: `${cancelled.by} ${formatMoment(cancelled.at)}` },
                { term: t('places.cancel-reason'), value: cancelled.reason },
              ]
            : []),
          ...(event.state === 'in-effect' ? [{ term: t('places.moved'), value: moved || t('places.moved.none') }] : []),
        ]}
      />
    </Card>
  )
}
