import { CaseClocks, CaseHands, CaseTimeline, QueryView, usePageParams } from '@linli/sdk/admin'
import { Card, DescriptionList, formatMoment, PageHeader } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReportDetail } from '../../contract/report-view.ts'
import { Trail } from '../trail.tsx'
import { useAdmissionClient, useWords } from '../use-admission.ts'
import { ConcludeDialog } from './conclude-dialog.tsx'
import { ReportStateChip } from './report-state-chip.tsx'

/** One report, its answer, and for the office the way to give it. */
export function ReportPage() {
  const { id = '' } = usePageParams()
  const client = useAdmissionClient()
  const query = useQuery({
    queryKey: ['admission', 'report', id],
    queryFn: ({ signal }): Promise<ReportDetail> => client.report.get.query({ id }, { signal }),
  })
  return <QueryView query={query}>{(report) => <ReportView report={report} reload={query.refetch} />}</QueryView>
}

function ReportView({ report, reload }: { report: ReportDetail; reload: () => Promise<unknown> }) {
  const { t } = useWords()
  const [concluding, setConcluding] = useState(false)
  const mayConclude = report.actions.includes('conclude')
  return (
    <>
      <PageHeader
        title={report.title}
        trail={<Trail to="/admission/reports" label={t('page.reports.title')} />}
        beside={
          <>
            <ReportStateChip state={report.state} />
            <CaseClocks course={report.course} />
          </>
        }
        actions={
          mayConclude && (
            <button type="button" className="ln-button ln-button--primary" onClick={() => setConcluding(true)}>
              {t('page.report.conclude')}
            </button>
          )
        }
      />
      <div className="ln-split">
        <div className="ln-stack">
          {report.answer && (
            <Card title={t('page.report.answer')}>
              <p className="ln-prose">{report.answer}</p>
            </Card>
          )}
          <ReportFacts report={report} />
        </div>
        <div className="ln-stack">
          <CaseHands course={report.course} reload={reload} />
          <Card title={t('page.timeline.title')}>
            <CaseTimeline course={report.course} coming={report.state === 'reported' ? [t('page.step.answer')] : []} />
          </Card>
        </div>
      </div>
      {concluding && <ConcludeDialog report={report} reload={reload} onClose={() => setConcluding(false)} />}
    </>
  )
}

function ReportFacts({ report }: { report: ReportDetail }) {
  const { t } = useWords()
  const { description, demandedByUnit } = report
  return (
    <Card title={t('page.report.card')}>
      <DescriptionList
        entries={[
          { term: t('page.report.community'), value: report.community.name },
          { term: t('page.report.demanded-by'), value: demandedByUnit?.name ?? report.demandedBy },
          { term: t('page.report.channel'), value: t(`channel.${report.channel}`) },
          { term: t('page.report.filed-at'), value: formatMoment(report.filedAt) },
          ...(description ? [{ term: t('page.report.description'), value: description }] : []),
        ]}
      />
    </Card>
  )
}
