import type { DutyPeriod } from '@linli/contract'
import { Chip, formatMoment } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { readToday } from '../people/describe-period.ts'

/** In whose hands a duty was, is and will be, the latest first, with who settled it and why. */
export function DutyHistory({ periods }: { readonly periods: readonly DutyPeriod[] }) {
  return (
    <ol className="duties-history">
      {periods.map((period) => (
        <li key={period.id}>
          <Entry period={period} />
        </li>
      ))}
    </ol>
  )
}

function Entry({ period: { unit, from, to, reason, given, ended } }: { readonly period: DutyPeriod }) {
  const { t } = useTranslation()
  const never = to === from
  return (
    <>
      <div className="duties-history__head">
        <b>{unit}</b>
        <span className="duties-day">
          {to === undefined ? t('duties.from', { day: from }) : t('duties.from-to', { from, to })}
        </span>
        <PeriodChip from={from} to={to} />
      </div>
      {reason && <div>{t('duties.reason-given', { reason })}</div>}
      {given && <div className="ln-hint">{t('duties.given-by', { by: given.by, moment: formatMoment(given.at) })}</div>}
      {ended && (
        <div className="ln-hint">
          {t(never ? 'duties.taken-back-by' : 'duties.ended-by', {
            by: ended.by,
            moment: formatMoment(ended.at),
            reason: ended.reason,
          })}
        </div>
      )}
    </>
  )
}

function PeriodChip({ from, to }: { readonly from: string; readonly to: string | undefined }) {
  const { t } = useTranslation()
  const today = readToday()
  if (to === from)
    return (
      <Chip tone="quiet" icon="cross">
        {t('duties.state.never')}
      </Chip>
    )
  if (to !== undefined && to <= today)
    return (
      <Chip tone="quiet" icon="check">
        {t('duties.state.past')}
      </Chip>
    )
  return from > today ? (
    <Chip tone="warn" icon="clock">
      {t('duties.state.future')}
    </Chip>
  ) : (
    <Chip tone="ok" icon="check">
      {t('duties.state.present')}
    </Chip>
  )
}
