import { useAdminHost } from '@linli/sdk/admin'
import { type Column, DataTable, formatMoment } from '@linli/ui'
import type { ReportRow } from '../../contract/report-view.ts'
import { DueDay } from '../due-day.tsx'
import { useWords } from '../use-admission.ts'
import { ReportStateChip } from './report-state-chip.tsx'

export function ReportTable({ rows }: { rows: readonly ReportRow[] }) {
  const { t } = useWords()
  const { Link } = useAdminHost()
  const columns: readonly Column<ReportRow>[] = [
    {
      key: 'title',
      header: t('page.report.title'),
      speaksForItself: true,
      cell: (report) => (
        <Link to={`/admission/reports/${report.id}`} className="ln-link ln-link--strong">
          {report.title}
        </Link>
      ),
    },
    { key: 'community', header: t('page.report.community'), cell: (report) => report.community.name },
    {
      key: 'demanded-by',
      header: t('page.report.demanded-by'),
      cell: (report) =>
        t('page.report.by-channel', { who: report.demandedBy, channel: t(`channel.${report.channel}`) }),
    },
    { key: 'filed', header: t('page.report.filed-at'), cell: (report) => formatMoment(report.filedAt) },
    { key: 'due', header: t('page.report.due-on'), cell: (report) => <DueDay {...report} /> },
    {
      key: 'state',
      header: t('page.item.state'),
      speaksForItself: true,
      cell: (report) => <ReportStateChip state={report.state} />,
    },
  ]
  return (
    <DataTable
      caption={t('page.reports.title')}
      columns={columns}
      sections={[{ key: 'all', rows }]}
      rowKey={(report) => report.id}
    />
  )
}
