import { useAdminHost, usePermission } from '@linli/sdk/admin'
import { PageHeader } from '@linli/ui'
import { reportStates } from '../../contract/dictionary.ts'
import { StateListing } from '../state-listing.tsx'
import { useAdmissionClient, useWords } from '../use-admission.ts'
import { ReportTable } from './report-table.tsx'

/** The supervision desk: the office sees every report, a community its own. */
export function ReportListPage() {
  const { t } = useWords()
  const { Link } = useAdminHost()
  const client = useAdmissionClient()
  const mayReport = usePermission('admission:report')
  return (
    <>
      <PageHeader
        title={t('page.reports.title')}
        actions={
          mayReport && (
            <Link to="/admission/reports/new" className="ln-button ln-button--primary">
              {t('page.reports.file')}
            </Link>
          )
        }
      />
      <StateListing
        listing="reports"
        process="report"
        states={reportStates}
        load={client.report.list.query}
        emptyNote={t('page.reports.none-note')}
      >
        {(rows) => <ReportTable rows={rows} />}
      </StateListing>
    </>
  )
}
