import { DateField, EmptyState, ErrorNotice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isInCity } from '../session/is-in-city.ts'
import { useSession } from '../session/me-query.ts'
import { describeError } from '../wire/describe-error.ts'
import { parametersQuery } from './parameter-queries.ts'
import { ParametersTable } from './parameters-table.tsx'
import './parameters.css'

/** Every number, text and choice of law and policy as it holds on a day, with where it is written. */
export function ParametersPage() {
  const { t, i18n } = useTranslation()
  const inCity = isInCity(useSession())
  const [day, setDay] = useDayInAddress()
  const query = useQuery(parametersQuery(day))
  const { data } = query
  return (
    <>
      <PageHeader title={t('nav.parameters')} />
      <p className="ln-muted parameters-note">{t(inCity ? 'parameters.city-note' : 'parameters.note')}</p>
      <div className="parameters-day">
        <label htmlFor="parameters-day">{t('parameters.on-day')}</label>
        <DateField
          control={{ id: 'parameters-day', 'aria-describedby': undefined, 'aria-invalid': undefined }}
          value={day ?? data?.on ?? ''}
          onChange={setDay}
        />
      </div>
      {data ? (
        data.rows.length === 0 ? (
          <EmptyState title={t('parameters.none')}>{t('parameters.none-note')}</EmptyState>
        ) : (
          <ParametersTable rows={data.rows} inCity={inCity} day={day} />
        )
      ) : query.error ? (
        <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
      ) : (
        <Skeleton rows={10} />
      )}
    </>
  )
}

function useDayInAddress(): [string | undefined, (day: string) => void] {
  const { history } = useRouter()
  const { pathname, searchStr } = useLocation()
  const day = new URLSearchParams(searchStr).get('on') ?? undefined
  return [day, (next) => history.replace(next ? `${pathname}?${new URLSearchParams({ on: next })}` : pathname)]
}
