import type { CalendarChange, CalendarPreview } from '@linli/contract'
import { Card, type Column, DataTable } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { YearGrid } from './year-grid.tsx'

/** The year as it will be, the days that differ from what is known, and which running deadlines move. */
export function NoticePreview({ preview }: { preview: CalendarPreview }) {
  const { t } = useTranslation()
  const { year, source, days, changes, districts } = preview
  const columns: Column<CalendarPreview['districts'][number]>[] = [
    { key: 'name', header: t('parameters.district'), speaksForItself: true, cell: ({ name }) => <b>{name}</b> },
    { key: 'moved', header: t('calendar.moved'), number: true, cell: ({ moved }) => moved },
    { key: 'definite', header: t('calendar.definite'), number: true, cell: ({ definite }) => definite },
  ]
  return (
    <div className="ln-stack">
      <Card title={t('calendar.title', { year })} aside={source}>
        <p>{t('calendar.changes', { count: changes.length })}</p>
        <YearGrid year={year} days={days} changed={new Set(changes.map(({ date }) => date))} />
        <Outside changes={changes} year={year} />
      </Card>
      <Card title={t('calendar.moves')} aside={t('calendar.moves-note')}>
        <DataTable
          caption={t('calendar.moves')}
          columns={columns}
          sections={[{ key: 'all', rows: districts }]}
          rowKey={({ tenantId }) => tenantId}
        />
      </Card>
    </div>
  )
}

/** December of the year before may be set too. */
function Outside({ changes, year }: { changes: readonly CalendarChange[]; year: number }) {
  const { t } = useTranslation()
  const outside = changes.filter(({ date }) => !date.startsWith(`${year}-`))
  if (outside.length === 0) return null
  const list = outside.map(({ date }) => date).join(t('parameters.and'))
  return <p>{t('calendar.year-before', { days: list })}</p>
}
