import type { CalendarPreview } from '@linli/contract'
import { ErrorNotice, Field, Notice, PageHeader, TextArea, TextInput } from '@linli/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FileButton } from '../forms/file-button.tsx'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { NOTICE_LIMIT, PARAMETER_TEXT_LIMIT } from '../wire/text-limits.ts'
import { NoticeFlaws } from './notice-flaws.tsx'
import { NoticePreview } from './notice-preview.tsx'
import './calendar.css'

/** The yearly notice is pasted or uploaded, looked at with all that it changes, and then imported. */
export function CalendarImportPage() {
  const { t } = useTranslation()
  const { permissions } = useSession()
  if (!permissions.includes('calendar:import')) return <NoPermission />
  return (
    <>
      <PageHeader title={t('calendar.import')} trail={<AppLink to="/calendar">{t('nav.calendar')}</AppLink>} />
      <div className="ln-stack">
        <Notice tone="info">
          <p>{t('calendar.import-note')}</p>
        </Notice>
        <ImportForm />
      </div>
    </>
  )
}

function ImportForm() {
  const { t, i18n } = useTranslation()
  const [content, setContent] = useState('')
  const [document, setDocument] = useState('')
  const given = { content: content.trim(), ...(document.trim() && { document: document.trim() }) }
  const preview = useMutation({ mutationFn: () => coreClient.calendar.preview.mutate(given) })
  const importing = useImport()
  const change = (set: (text: string) => void) => (text: string) => {
    set(text)
    preview.reset()
  }
  const look = (event: FormEvent) => {
    event.preventDefault()
    preview.mutate()
  }
  const seen: CalendarPreview | undefined = preview.data
  return (
    <form className="ln-form" onSubmit={look} noValidate>
      <section className="ln-form__section">
        <Field name="content" label={t('calendar.content')} hint={t('calendar.content-hint')}>
          {(control) => (
            <TextArea control={control} value={content} onChange={change(setContent)} limit={NOTICE_LIMIT} rows={10} />
          )}
        </Field>
        <p className="ln-hint">{t('calendar.file-hint')}</p>
        <FileButton
          accept="application/json,text/plain"
          onChoose={async (file) => change(setContent)((await file?.text()) ?? '')}
        />
        <Field name="document" label={t('parameters.document')} hint={t('calendar.document-hint')} optional>
          {(control) => (
            <TextInput control={control} value={document} onChange={change(setDocument)} limit={PARAMETER_TEXT_LIMIT} />
          )}
        </Field>
      </section>
      <NoticeFlaws error={preview.error} />
      {seen && <NoticePreview preview={seen} />}
      {importing.error && <ErrorNotice error={describeError(importing.error, i18n)} />}
      <div className="ln-form__actions">
        {seen ? (
          <button
            type="button"
            className="ln-button ln-button--primary"
            disabled={importing.isPending}
            onClick={() => importing.mutate(given)}
          >
            {t(seen.known ? 'calendar.import-corrected' : 'calendar.import-year', { year: seen.year })}
          </button>
        ) : (
          <button
            type="submit"
            className="ln-button ln-button--primary"
            disabled={preview.isPending || given.content === ''}
          >
            {t('calendar.preview')}
          </button>
        )}
      </div>
    </form>
  )
}

function useImport() {
  const { history } = useRouter()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (notice: { content: string; document?: string }) => coreClient.calendar.import.mutate(notice),
    onSuccess: async ({ year }) => {
      await queryClient.invalidateQueries({ queryKey: ['calendar'] })
      history.push(`/calendar?year=${year}`)
    },
  })
}
