import { useAdminHost, useMe } from '@linli/sdk/admin'
import {
  Choices,
  DraftNote,
  ErrorSummary,
  Field,
  FieldGroup,
  Notice,
  PageHeader,
  TextArea,
  TextInput,
  useDraft,
  useLongTexts,
} from '@linli/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { reportChannels } from '../../contract/dictionary.ts'
import type { FileReportInput } from '../../contract/report-input.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { inFormOrder } from '../in-form-order.ts'
import { reportLimits } from '../text-limits.ts'
import { Trail } from '../trail.tsx'
import { useAdmissionClient, useWords } from '../use-admission.ts'
import { useMutateOnce } from '../use-mutate-once.ts'
import { emptyReportForm, findReportProblems, type ReportFormValues, toFileReportInput } from './report-form-values.ts'

/** One minute in a stairwell: what, who, how; the rest is optional. */
export function FileReportPage() {
  const { t } = useWords()
  const { navigate } = useAdminHost()
  const { person, post } = useMe()
  const draft = useDraft(`${person.id}.${post.id}.admission.report`, emptyReportForm)
  const [attempt, setAttempt] = useState(0)
  const file = useFileReport()
  const send = useMutateOnce(file)
  const { value: values, change } = draft
  const tooLong = useLongTexts(values, reportLimits, (name) => t(`page.report-form.${name}`))
  const missing = findReportProblems(values).map((name) => ({ name, message: t(`page.report-problem.${name}`) }))
  const problems = inFormOrder([...missing, ...tooLong], emptyReportForm)
  const errorOf = (name: keyof ReportFormValues) =>
    (attempt > 0 ? problems : tooLong).find((problem) => problem.name === name)?.message

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    const input = toFileReportInput(values)
    if (!input || tooLong.length > 0) return
    send(input, {
      onSuccess: ({ id }) => {
        draft.drop()
        navigate(`/admission/reports/${id}`)
      },
    })
  }
  const textField = (name: 'title' | 'demandedBy', hint: string) => (
    <Field name={name} label={t(`page.report-form.${name}`)} hint={hint} error={errorOf(name)}>
      {(control) => (
        <TextInput
          control={control}
          value={values[name]}
          onChange={(text) => change({ [name]: text })}
          limit={reportLimits[name]}
        />
      )}
    </Field>
  )
  return (
    <>
      <PageHeader
        title={t('page.reports.file')}
        trail={<Trail to="/admission/reports" label={t('page.reports.title')} />}
      />
      <form className="ln-form" onSubmit={submit} noValidate>
        <Notice tone="info" title={t('page.report-form.masked')} />
        <ErrorSummary problems={attempt > 0 ? problems : []} attempt={attempt} />
        <section className="ln-form__section">
          {textField('title', t('page.report-form.title-hint'))}
          {textField('demandedBy', t('page.report-form.demandedBy-hint'))}
          <FieldGroup name="channel" label={t('page.report-form.channel')} error={errorOf('channel')}>
            <Choices
              inline
              name="channel"
              value={values.channel || undefined}
              onChange={(channel) => change({ channel })}
              choices={reportChannels.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))}
            />
          </FieldGroup>
          <Field
            name="description"
            label={t('page.report-form.description')}
            hint={t('page.report-form.description-hint')}
            error={errorOf('description')}
            optional
          >
            {(control) => (
              <TextArea
                control={control}
                value={values.description}
                onChange={(description) => change({ description })}
                limit={reportLimits.description}
              />
            )}
          </Field>
        </section>
        {file.error && <FailureNotice error={file.error} process="report" onReload={async () => file.reset()} />}
        <div className="ln-form__actions">
          <button type="submit" className="ln-button ln-button--primary" disabled={file.isPending}>
            {t(file.isPending ? 'page.form.busy' : 'page.report-form.submit')}
          </button>
          <DraftNote savedAt={draft.savedAt} restored={draft.restored} onReset={draft.reset} />
        </div>
      </form>
    </>
  )
}

function useFileReport() {
  const client = useAdmissionClient()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (input: FileReportInput) => client.report.file.mutate(input),
    onSuccess: () => queryClient.invalidateQueries(),
  })
}
