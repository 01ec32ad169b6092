import type { ParameterDetail } from '@linli/contract'
import { Card, Chip, ErrorNotice, Notice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isInCity } from '../session/is-in-city.ts'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { describeError } from '../wire/describe-error.ts'
import { ParameterDay } from './parameter-day.tsx'
import { ParameterDeviations } from './parameter-deviations.tsx'
import { ParameterHistory } from './parameter-history.tsx'
import { parameterPath } from './parameter-path.ts'
import { parameterQuery } from './parameter-queries.ts'
import { ParameterUses } from './parameter-uses.tsx'
import { useParameterWords } from './use-parameter-words.ts'
import './parameters.css'

/** One parameter: which value held on a day and why, all that was ever recorded, and what goes by it. */
export function ParameterPage() {
  const { i18n } = useTranslation()
  const given = new URLSearchParams(useLocation().searchStr)
  const days = { on: given.get('on') ?? undefined, knownOn: given.get('known') ?? undefined }
  const query = useQuery({ ...parameterQuery(given.get('key') ?? '', days), placeholderData: (before) => before })
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={8} />
  return <Parameter detail={query.data} />
}

function Parameter({ detail }: { detail: ParameterDetail }) {
  const { t } = useTranslation()
  const words = useParameterWords()
  const { definition } = detail
  const note = words.note(definition)
  return (
    <>
      <PageHeader
        title={words.name(definition)}
        trail={<AppLink to="/parameters">{t('nav.parameters')}</AppLink>}
        beside={
          definition.inDoubt && (
            <Chip tone="warn" icon="alert">
              {t('parameters.in-doubt')}
            </Chip>
          )
        }
        actions={<Acts detail={detail} />}
      />
      <div className="ln-stack">
        {note && <Notice tone={definition.inDoubt ? 'warn' : 'info'}>{note}</Notice>}
        <p className="ln-hint">{t(`parameters.district-may.${definition.districtMay}`)}</p>
        <ParameterDay detail={detail} />
        <ParameterUses detail={detail} />
        {detail.deviations.length > 0 && <ParameterDeviations detail={detail} />}
        <Card title={t('parameters.history')} aside={t('parameters.history-note')}>
          <ParameterHistory detail={detail} />
        </Card>
      </div>
    </>
  )
}

function Acts({ detail: { definition, chain, maySet } }: { detail: ParameterDetail }) {
  const { t } = useTranslation()
  const inCity = isInCity(useSession())
  if (!maySet || (!inCity && definition.districtMay === 'nothing')) return null
  const ownLevel = inCity ? 'city' : 'district'
  const hasOwn = chain.levels.some(({ level }) => level === ownLevel)
  return (
    <>
      {hasOwn && (
        <AppLink to={parameterPath(definition.key, {}, '/end')} className="ln-button">
          {t(inCity ? 'parameters.end-city' : 'parameters.end')}
        </AppLink>
      )}
      <AppLink to={parameterPath(definition.key, {}, '/set')} className="ln-button ln-button--primary">
        {t(inCity ? 'parameters.set-city' : 'parameters.set')}
      </AppLink>
    </>
  )
}
