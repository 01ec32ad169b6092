import type { UnitRow, UnitSearchRow } from '@linli/contract'
import { Card, Chip, ErrorNotice, LoadMore, Skeleton } from '@linli/ui'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { describeError } from '../wire/describe-error.ts'
import { registerQuery, unitPath } from './register-queries.ts'
import { unitsQuery } from './units-query.ts'

/** Offices first, then streets; what is below each is asked for when it is opened. */
export function UnitTree() {
  const { t, i18n } = useTranslation()
  const query = useQuery(unitsQuery)
  if (!query.data) {
    if (query.error) return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
    return <Skeleton rows={10} />
  }
  const top = query.data.find(({ parentId }) => parentId === undefined)
  const departments = query.data.filter(({ kind }) => kind === 'department')
  return (
    <div className="ln-stack">
      {top && (
        <div className="ln-row">
          <AppLink to={unitPath(top.id)} className="ln-link">
            {top.name}
          </AppLink>
          <span className="ln-hint ln-code">{top.code}</span>
        </div>
      )}
      {departments.length > 0 && (
        <Card title={t('unit-kind.department')} aside={t('organisation.count', { count: departments.length })}>
          <Departments units={departments} />
        </Card>
      )}
      {top?.kind === 'district' && <Streets units={query.data} topId={top.id} />}
    </div>
  )
}

function Departments({ units }: { units: readonly UnitRow[] }) {
  const { t } = useTranslation()
  return (
    <ul className="organisation-units">
      {units.map((unit) => (
        <li key={unit.id}>
          <AppLink to={unitPath(unit.id)} className="ln-link">
            {unit.name}
          </AppLink>
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

function Streets({ units, topId }: { units: readonly UnitRow[]; topId: string }) {
  const { t } = useTranslation()
  const streets = units.filter(({ kind }) => kind === 'street').length
  const communities = units.filter(({ kind }) => kind === 'community').length
  return (
    <Card title={t('organisation.streets')} aside={t('organisation.counts', { streets, communities })}>
      <Branches parentId={topId} leaveOut="department" />
    </Card>
  )
}

/** What stands directly below a unit, each with what is below it in turn. */
function Branches({ parentId, leaveOut }: { parentId: string; leaveOut?: string }) {
  const { t, i18n } = useTranslation()
  const query = useInfiniteQuery(registerQuery({ parentId }))
  if (!query.data) {
    if (query.error) return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
    return <Skeleton rows={3} />
  }
  const rows = query.data.pages.flatMap((page) => page.rows).filter(({ kind }) => kind !== leaveOut)
  if (rows.length === 0) return <p className="ln-muted">{t('organisation.nothing-below')}</p>
  return (
    <>
      <ul className="organisation-tree">
        {rows.map((unit) => (
          <Branch key={unit.id} unit={unit} />
        ))}
      </ul>
      {query.hasNextPage && (
        <LoadMore shown={rows.length} hasMore loading={query.isFetchingNextPage} onMore={() => query.fetchNextPage()} />
      )}
    </>
  )
}

function Branch({ unit }: { unit: UnitSearchRow }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (unit.childCount === 0) {
    return (
      <li className="organisation-leaf">
        <BranchName unit={unit} />
      </li>
    )
  }
  return (
    <li>
      <div className="organisation-branch">
        <button
          type="button"
          className="organisation-branch__toggle"
          aria-expanded={open}
          aria-label={t('organisation.below-of', { unit: unit.name })}
          onClick={() => setOpen(!open)}
        />
        <BranchName unit={unit} />
      </div>
      {open && (
        <div className="organisation-below">
          <Branches parentId={unit.id} />
        </div>
      )}
    </li>
  )
}

function BranchName({ unit: { id, kind, name, code, childCount } }: { unit: UnitSearchRow }) {
  const { t } = useTranslation()
  return (
    <>
      <AppLink to={unitPath(id)} className="ln-link">
        {name}
      </AppLink>
      {kind !== 'street' && kind !== 'community' && <span className="ln-hint">{t(`unit-kind-one.${kind}`)}</span>}
      <span className="ln-hint ln-code">{code}</span>
      {childCount > 0 && (
        <span className="ln-muted organisation-branch__count">
          {t('organisation.below-count', { count: childCount })}
        </span>
      )}
    </>
  )
}
