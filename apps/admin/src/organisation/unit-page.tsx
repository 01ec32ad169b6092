import type { UnitDetail } from '@linli/contract'
import { schemesOfKind } from '@linli/contract/register'
import { Card, Chip, ErrorNotice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UnitHistorySection } from '../places/unit-history.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { describeError } from '../wire/describe-error.ts'
import { AliasDialog } from './alias-dialog.tsx'
import { EndUnitDialog } from './end-unit-dialog.tsx'
import { IdentifierDialog } from './identifier-dialog.tsx'
import { unitPath, unitQuery } from './register-queries.ts'
import { UnitAttributes } from './unit-attributes.tsx'
import { UnitChanges } from './unit-changes.tsx'
import { UnitAliases, UnitIdentifiers } from './unit-identifiers.tsx'
import { UnitChildren, UnitPosts } from './unit-surroundings.tsx'
import './organisation.css'

/** One unit of the register: what it is and has, its codes and names with their days, what is below it, who changed it. */
export function UnitPage() {
  const { unitId } = useParams({ from: '/shell/organisation/units/$unitId' })
  const { i18n } = useTranslation()
  const query = useQuery(unitQuery(unitId))
  if (query.data) return <Unit unit={query.data} />
  if (query.error) return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  return <Skeleton rows={10} />
}

type Asked = 'identifier' | 'alias' | 'end'

function Unit({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  return (
    <>
      <PageHeader
        title={unit.name}
        trail={<UnitTrail unit={unit} />}
        beside={<UnitState unit={unit} />}
        actions={<UnitActions unit={unit} onEnd={() => setAsked('end')} />}
      />
      <div className="ln-split">
        <div className="ln-stack">
          <UnitAttributes unit={unit} />
          {schemesOfKind[unit.kind].length > 0 && (
            <Card title={t('unit.codes')}>
              <UnitIdentifiers unit={unit} onAdd={() => setAsked('identifier')} />
            </Card>
          )}
          <UnitHistorySection unitId={unit.id} />
          <UnitChanges changes={unit.changes} />
        </div>
        <div className="ln-stack">
          <UnitChildren unit={unit} />
          <Card title={t('unit.aliases')}>
            <UnitAliases unit={unit} onAdd={() => setAsked('alias')} />
          </Card>
          <UnitPosts posts={unit.posts} />
        </div>
      </div>
      {asked === 'identifier' && <IdentifierDialog unit={unit} onClose={close} />}
      {asked === 'alias' && <AliasDialog unit={unit} onClose={close} />}
      {asked === 'end' && <EndUnitDialog unit={unit} onClose={close} />}
    </>
  )
}

function UnitTrail({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation()
  return (
    <>
      <AppLink to="/organisation" className="ln-link">
        {t('nav.organisation')}
      </AppLink>
      {unit.path.map(({ id, name }) => (
        <span key={id}>
          {' › '}
          <AppLink to={unitPath(id)} className="ln-link">
            {name}
          </AppLink>
        </span>
      ))}
    </>
  )
}

function UnitState({ unit: { kind, overseer, validTo } }: { unit: UnitDetail }) {
  const { t } = useTranslation()
  return (
    <>
      <span className="ln-muted">{t(`unit-kind-one.${kind}`)}</span>
      {overseer && (
        <Chip tone="info" icon="flag">
          {t('organisation.overseer')}
        </Chip>
      )}
      {validTo && (
        <Chip tone="quiet" icon="cross">
          {t('unit.ended-on', { day: validTo })}
        </Chip>
      )}
    </>
  )
}

const endable: ReadonlySet<string> = new Set([
  'department',
  'estate',
  'building',
  'property-company',
  'owners-committee',
  'resident-unit',
  'social-organisation',
])

function UnitActions({ unit, onEnd }: { unit: UnitDetail; onEnd: () => void }) {
  const { t } = useTranslation()
  if (!unit.mayEdit && unit.mayAdd.length === 0) return null
  return (
    <>
      {unit.mayEdit && endable.has(unit.kind) && !unit.overseer && (
        <button type="button" className="ln-button" onClick={onEnd}>
          {t('unit.end')}
        </button>
      )}
      {unit.mayAdd.length > 0 && (
        <AppLink to={`/organisation/add?parent=${unit.id}`} className="ln-button">
          {t('unit.add-below')}
        </AppLink>
      )}
      {unit.mayEdit && (
        <AppLink to={`${unitPath(unit.id)}/edit`} className="ln-button ln-button--primary">
          {t('unit.edit')}
        </AppLink>
      )}
    </>
  )
}
