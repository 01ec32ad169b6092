import { Choices, Field, FieldGroup } from '@linli/ui'
import { Dialog } from '@linli/ui/antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type ReportFinding, reportFindings } from '../../contract/dictionary.ts'
import type { ReportDetail } from '../../contract/report-view.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { useAdmissionClient, useWords } from '../use-admission.ts'
import { useMutateOnce } from '../use-mutate-once.ts'

interface ConcludeDialogProps {
  readonly report: ReportDetail
  readonly reload: () => Promise<unknown>
  readonly onClose: () => void
}

/** The office finds a report so or not, and answers the community; both are final. */
export function ConcludeDialog({ report, reload, onClose }: ConcludeDialogProps) {
  const { t } = useWords()
  const [finding, setFinding] = useState<ReportFinding>()
  const [answer, setAnswer] = useState('')
  const [attempted, setAttempted] = useState(false)
  const conclude = useConclude(report)
  const send = useMutateOnce(conclude)

  const submit = () => {
    setAttempted(true)
    if (!finding) return document.getElementById('field-finding')?.focus()
    if (!answer.trim()) return document.getElementById('field-answer')?.focus()
    send({ finding, answer: answer.trim() }, { onSuccess: onClose })
  }
  return (
    <Dialog
      open
      title={t('page.report.conclude')}
      submitLabel={t('page.conclude.submit')}
      busy={conclude.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('page.conclude.consequence', { community: report.community.name })}</p>
      <FieldGroup
        name="finding"
        label={t('page.conclude.finding')}
        error={attempted && !finding ? t('page.conclude.finding-missing') : undefined}
      >
        <Choices
          name="finding"
          value={finding}
          onChange={setFinding}
          choices={reportFindings.map((value) => ({
            value,
            label: t(`finding.${value}`),
            note: t(`page.finding-note.${value}`),
          }))}
        />
      </FieldGroup>
      <Field
        name="answer"
        label={t('page.conclude.answer')}
        error={attempted && !answer.trim() ? t('page.conclude.answer-missing') : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            className="ln-input"
            maxLength={2000}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
          />
        )}
      </Field>
      {conclude.error && <FailureNotice error={conclude.error} process="report" onReload={reload} />}
    </Dialog>
  )
}

function useConclude({ id, version }: ReportDetail) {
  const client = useAdmissionClient()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (conclusion: { finding: ReportFinding; answer: string }) =>
      client.report.conclude.mutate({ id, version, ...conclusion }),
    onSuccess: () => queryClient.invalidateQueries(),
  })
}
