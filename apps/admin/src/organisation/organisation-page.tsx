import type { UnitRow } from '@linli/contract'
import { Card, Chip, EmptyState, ErrorNotice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { OrganisationTabs } from '../places/organisation-tabs.tsx'
import { isInCity } from '../session/is-in-city.ts'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { describeError } from '../wire/describe-error.ts'
import { buildUnitTree, type StreetBranch } from './build-unit-tree.ts'
import { unitsQuery } from './units-query.ts'
import './organisation.css'

/** The register of units: departments, streets, communities, each with its code of today; a city has departments alone. */
export function OrganisationPage() {
  const { t, i18n } = useTranslation()
  const inCity = isInCity(useSession())
  const query = useQuery(unitsQuery)
  const [text, setText] = useFilterInAddress()
  return (
    <>
      <PageHeader
        title={t(inCity ? 'nav.city-units' : 'nav.organisation')}
        beside={query.data && !inCity && <Counts units={query.data} />}
      />
      <OrganisationTabs current="register" />
      {inCity && <p className="ln-muted organisation-note">{t('organisation.city-note')}</p>}
      <input
        type="search"
        className="ln-input organisation-filter"
        aria-label={t('organisation.filter')}
        placeholder={t('organisation.filter')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {query.data ? (
        <Units units={query.data} text={text} />
      ) : query.error ? (
        <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
      ) : (
        <Skeleton rows={10} />
      )}
    </>
  )
}

function Counts({ units }: { units: readonly UnitRow[] }) {
  const { t } = useTranslation()
  const streets = units.filter(({ kind }) => kind === 'street').length
  const communities = units.filter(({ kind }) => kind === 'community').length
  return <span className="ln-muted">{t('organisation.counts', { streets, communities })}</span>
}

function Units({ units, text }: { units: readonly UnitRow[]; text: string }) {
  const { t } = useTranslation()
  const { departments, branches, direct } = buildUnitTree(units, text)
  if (departments.length + branches.length + direct.length === 0) {
    return <EmptyState title={t('organisation.no-match')}>{t('organisation.no-match-note')}</EmptyState>
  }
  return (
    <div className="ln-stack">
      {departments.length > 0 && (
        <Card title={t('unit-kind.department')} aside={t('organisation.count', { count: departments.length })}>
          <UnitList units={departments} />
        </Card>
      )}
      {(branches.length > 0 || direct.length > 0) && (
        <Card title={t('organisation.streets')}>
          {branches.map((branch) => (
            <Branch key={branch.street.id} branch={branch} open={text.trim() !== ''} />
          ))}
          {direct.length > 0 && <UnitList units={direct} />}
        </Card>
      )}
    </div>
  )
}

function Branch({ branch: { street, communities }, open }: { branch: StreetBranch; open: boolean }) {
  const { t } = useTranslation()
  return (
    <details className="organisation-branch" open={open || undefined}>
      <summary>
        <b>{street.name}</b>
        <span className="ln-hint ln-code">{street.code}</span>
        <span className="ln-muted organisation-branch__count">
          {t('organisation.community-count', { count: communities.length })}
        </span>
      </summary>
      <UnitList units={communities} />
    </details>
  )
}

function UnitList({ units }: { units: readonly UnitRow[] }) {
  const { t } = useTranslation()
  return (
    <ul className="organisation-units">
      {units.map((unit) => (
        <li key={unit.id}>
          <AppLink to={`/organisation/units/${unit.id}`} className="ln-link">
            {unit.name}
          </AppLink>
          {unit.code && <span className="ln-hint ln-code">{unit.code}</span>}
          {unit.overseer && (
            <Chip tone="info" icon="flag">
              {t('organisation.overseer')}
            </Chip>
          )}
        </li>
      ))}
    </ul>
  )
}

function useFilterInAddress(): [string, (text: string) => void] {
  const { history } = useRouter()
  const { pathname, searchStr } = useLocation()
  const text = new URLSearchParams(searchStr).get('find') ?? ''
  const setText = (next: string) =>
    history.replace(next ? `${pathname}?${new URLSearchParams({ find: next })}` : pathname)
  return [text, setText]
}
