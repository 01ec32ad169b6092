import { useMe } from '@linli/sdk/admin'
import { Choices, DraftNote, ErrorSummary, Field, FieldGroup, TextArea, useDraft, useLongTexts } from '@linli/ui'
import { Dialog } from '@linli/ui/antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type ReportFinding, reportFindings } from '../../contract/dictionary.ts'
import type { ReportDetail } from '../../contract/report-view.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { conclusionLimits } from '../text-limits.ts'
import { useAdmissionClient, useWords } from '../use-admission.ts'
import { useMutateOnce } from '../use-mutate-once.ts'

interface Conclusion {
  readonly finding: ReportFinding | ''
  readonly answer: string
}

const nothingConcluded: Conclusion = { finding: '', answer: '' }

interface ConcludeDialogProps {
  readonly report: ReportDetail
  readonly reload: () => Promise<unknown>
  readonly onClose: () => void
}

/** The office finds a report so or not, and answers the community; both are final. */
export function ConcludeDialog({ report, reload, onClose }: ConcludeDialogProps) {
  const { t } = useWords()
  const draft = useDraft(`${useMe().person.id}.admission.conclude.${report.id}`, nothingConcluded)
  const [attempt, setAttempt] = useState(0)
  const { finding, answer } = draft.value
  const tooLong = useLongTexts(draft.value, conclusionLimits, () => t('page.conclude.answer'))
  const problems = [
    ...(finding ? [] : [{ name: 'finding', message: t('page.conclude.finding-missing') }]),
    ...(answer.trim() ? tooLong : [{ name: 'answer', message: t('page.conclude.answer-missing') }]),
  ]
  const errorOf = (name: keyof Conclusion) =>
    (attempt > 0 ? problems : tooLong).find((problem) => problem.name === name)?.message
  const conclude = useConclude(report)
  const send = useMutateOnce(conclude)

  const submit = () => {
    setAttempt(attempt + 1)
    if (!finding || problems.length > 0) return
    send(
      { finding, answer: answer.trim() },
      {
        onSuccess: () => {
          draft.drop()
          onClose()
        },
      },
    )
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
      <ErrorSummary problems={attempt > 0 ? problems : []} attempt={attempt} />
      <FieldGroup name="finding" label={t('page.conclude.finding')} error={errorOf('finding')}>
        <Choices
          name="finding"
          value={finding || undefined}
          onChange={(finding) => draft.change({ finding })}
          choices={reportFindings.map((value) => ({
            value,
            label: t(`finding.${value}`),
            note: t(`page.finding-note.${value}`),
          }))}
        />
      </FieldGroup>
      <Field name="answer" label={t('page.conclude.answer')} error={errorOf('answer')}>
        {(control) => (
          <TextArea
            control={control}
            value={answer}
            onChange={(answer) => draft.change({ answer })}
            limit={conclusionLimits.answer}
          />
        )}
      </Field>
      {conclude.error && <FailureNotice error={conclude.error} process="report" onReload={reload} />}
      <DraftNote savedAt={draft.savedAt} restored={draft.restored} onReset={draft.reset} />
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
