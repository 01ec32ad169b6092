import type { CalendarDayRow } from '@linli/contract'
import { useTranslation } from 'react-i18next'
import { listMonths } from './list-months.ts'

interface YearGridProps {
  readonly year: number
  readonly days: readonly CalendarDayRow[]
  /** Days to be marked as different from what is known. */
  readonly changed?: ReadonlySet<string>
}

/** A year month by month: days off and worked weekend days each have a word besides their colour. */
export function YearGrid({ year, days, changed }: YearGridProps) {
  const { t } = useTranslation()
  const set = new Map(days.map((day) => [day.date, day]))
  const weekdays = t('calendar.weekdays').split(' ')
  return (
    <div className="calendar-year">
      {listMonths(year).map(({ month, weeks }) => (
        <table key={month} className="calendar-month">
          <caption>{t('calendar.month', { month })}</caption>
          <thead>
            <tr>
              {weekdays.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.find((date) => date !== undefined)}>
                {week.map((date, index) => (
                  <Day
                    key={date ?? `empty-${weekdays[index]}`}
                    date={date}
                    set={date === undefined ? undefined : set.get(date)}
                    weekend={index > 4}
                    changed={date !== undefined && (changed?.has(date) ?? false)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

interface DayProps {
  readonly date: string | undefined
  readonly set: CalendarDayRow | undefined
  readonly weekend: boolean
  readonly changed: boolean
}

function Day({ date, set, weekend, changed }: DayProps) {
  const { t } = useTranslation()
  if (date === undefined) return <td />
  const kind = set ? (set.working ? 'worked' : 'off') : weekend ? 'weekend' : 'plain'
  const classes = ['calendar-day', `calendar-day--${kind}`, changed && 'calendar-day--changed'].filter(Boolean)
  return (
    <td className={classes.join(' ')} title={set && `${set.name} ${t(`calendar.day.${kind}`)}`}>
      {Number(date.slice(8))}
      {set && <span className="calendar-day__mark">{t(`calendar.mark.${kind}`)}</span>}
    </td>
  )
}
