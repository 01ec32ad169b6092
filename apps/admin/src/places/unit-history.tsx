import { Card, DescriptionList, ErrorNotice, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { describeError } from '../wire/describe-error.ts'
import { ChangesTable } from './changes-page.tsx'
import { unitHistoryQuery } from './place-queries.ts'
import './places.css'

/** A unit through time: its names and places, whom it follows and who follows it, and the changes that made it so. */
export function UnitHistorySection({ unitId }: { readonly unitId: string }) {
  const { t, i18n } = useTranslation()
  const query = useQuery(unitHistoryQuery(unitId))
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={4} />
  const { periods, events, predecessors, successors, elsewhere, delegations } = query.data
  return (
    <Card title={t('places.history')}>
      <ol className="ln-timeline places-periods">
        {periods.toReversed().map(({ name, fullName, parent, from, to }, index) => (
          <li key={from} className={index === 0 && to === undefined ? 'ln-timeline__now' : undefined}>
            <b>{name}</b>{' '}
            <span className="ln-hint">{[fullName !== name && fullName, parent].filter(Boolean).join(' · ')}</span>
            <div className="ln-hint">{t(to === undefined ? 'places.since' : 'places.from-to', { from, to })}</div>
          </li>
        ))}
      </ol>
      {predecessors.length + successors.length + elsewhere.length + delegations.length > 0 && (
        <DescriptionList
          entries={[
            ...(predecessors.length > 0
              ? [{ term: t('places.predecessors'), value: <Units units={predecessors} /> }]
              : []),
            ...(successors.length > 0 ? [{ term: t('places.successors'), value: <Units units={successors} /> }] : []),
            ...elsewhere.map(({ side, ...other }) => ({
              term: t(`places.elsewhere.${side}`),
              value: t('places.elsewhere', other),
            })),
            ...(delegations.length > 0
              ? [
                  {
                    term: t('places.delegations'),
                    value: (
                      <ul className="places-plain">
                        {delegations.map(({ area, delegate, from, to }) => (
                          <li key={`${area} ${from}`}>
                            {t('places.delegation', { area, delegate })}{' '}
                            <span className="ln-hint">
                              {t(to === undefined ? 'places.since' : 'places.from-to', { from, to })}
                            </span>
                          </li>
                        ))}
                      </ul>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {events.length > 0 ? <ChangesTable rows={events} /> : <p className="ln-muted">{t('places.no-events')}</p>}
    </Card>
  )
}

function Units({ units }: { readonly units: readonly { readonly id: string; readonly name: string }[] }) {
  return (
    <span className="ln-row">
      {units.map(({ id, name }) => (
        <AppLink key={id} to={`/organisation/units/${id}`} className="ln-link">
          {name}
        </AppLink>
      ))}
    </span>
  )
}
