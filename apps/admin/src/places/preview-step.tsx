import { needsReason, type PlaceDraft, type PlacePreview, placeTextLimits } from '@linli/contract'
import { isRefusal } from '@linli/sdk/admin'
import { ErrorNotice, Field, Notice, Skeleton, TextArea } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describeError } from '../wire/describe-error.ts'
import { CaseChoices } from './case-choices.tsx'
import type { Chosen } from './chosen.ts'
import { PlaceFindings } from './place-findings.tsx'
import { previewQuery, useRecordChange } from './place-queries.ts'
import { PostChoices } from './post-choices.tsx'
import { TouchedCodes, TouchedHoldings, TouchedUnits } from './touched-lists.tsx'

interface PreviewStepProps {
  readonly draft: PlaceDraft
  readonly onBack: () => void
  readonly onRecorded: (id: string) => void
}

/** What the change would touch, before anything is recorded; each open case with several successors asks for one. */
export function PreviewStep({ draft, onBack, onRecorded }: PreviewStepProps) {
  const { t, i18n } = useTranslation()
  const query = useQuery(previewQuery(draft))
  const back = (
    <button type="button" className="ln-button" onClick={onBack}>
      {t('places.back')}
    </button>
  )
  if (query.error && !query.isFetching) {
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} action={back} />
  }
  if (!query.data) return <Skeleton rows={8} />
  return (
    <Agreeing
      // a new preview is agreed to anew
      key={query.data.digest}
      draft={draft}
      preview={query.data}
      onBack={onBack}
      onAgain={() => query.refetch()}
      onRecorded={onRecorded}
    />
  )
}

interface AgreeingProps extends PreviewStepProps {
  readonly preview: PlacePreview
  readonly onAgain: () => Promise<unknown>
}

function Agreeing({ draft, preview, onBack, onAgain, onRecorded }: AgreeingProps) {
  const { t } = useTranslation()
  const [cases, setCases] = useState<Chosen>({})
  const [posts, setPosts] = useState<Chosen>({})
  const [reason, setReason] = useState(draft.reason ?? '')
  const record = useRecordChange()
  const asksReason = preview.findings.some(needsReason)
  const unreasoned = asksReason && reason.trim() === ''
  const asked = preview.cases.filter(({ successors }) => successors.length > 1)
  const missing = asked.filter(({ caseId }) => !cases[caseId]).length
  const submit = () =>
    record.mutate(
      {
        ...draft,
        ...(asksReason && { reason: reason.trim() }),
        digest: preview.digest,
        cases: asked.flatMap(({ caseId }) => (cases[caseId] ? [{ caseId, to: cases[caseId] }] : [])),
        posts: Object.entries(posts).map(([postId, to]) => ({ postId, to })),
      },
      { onSuccess: ({ id }) => onRecorded(id) },
    )
  return (
    <div className="ln-stack">
      <Notice
        tone="info"
        title={t(preview.effect === 'planned' ? 'places.will-be-planned' : 'places.will-take-effect', {
          day: draft.day,
        })}
      />
      {preview.warnings.map((warning) => (
        <Notice key={warning} tone="warn" title={t(`places.warning.${warning}`)} />
      ))}
      <TouchedUnits units={preview.units} />
      {preview.findings.length > 0 && <PlaceFindings title={t('places.findings')} findings={preview.findings} />}
      {asksReason && <Reason value={reason} onChange={setReason} />}
      <CaseChoices cases={preview.cases} chosen={cases} onChange={setCases} />
      {preview.posts.length > 0 && <PostChoices posts={preview.posts} chosen={posts} onChange={setPosts} />}
      {preview.codes.length > 0 && <TouchedCodes codes={preview.codes} />}
      {preview.holdings.length > 0 && <TouchedHoldings holdings={preview.holdings} />}
      {record.error && <RecordFailure error={record.error} onAgain={onAgain} />}
      <div className="ln-form__actions">
        <button
          type="button"
          className="ln-button ln-button--primary"
          disabled={record.isPending || missing > 0 || unreasoned}
          onClick={submit}
        >
          {t(record.isPending ? 'places.recording' : 'places.record')}
        </button>
        <button type="button" className="ln-button" onClick={onBack}>
          {t('places.back')}
        </button>
        {missing > 0 && (
          <span className="ln-hint" role="status">
            {t('places.choices-missing', { count: missing })}
          </span>
        )}
        {missing === 0 && unreasoned && (
          <span className="ln-hint" role="status">
            {t('places.rule-reason-missing')}
          </span>
        )}
      </div>
    </div>
  )
}

/** Asked where a rule is not kept: it may be departed from, and the approval says why. */
function Reason({ value, onChange }: { readonly value: string; readonly onChange: (typed: string) => void }) {
  const { t } = useTranslation()
  return (
    <Field name="reason" label={t('places.rule-reason')} hint={t('places.rule-reason-hint')}>
      {(control) => (
        <TextArea control={control} rows={3} limit={placeTextLimits.reason} value={value} onChange={onChange} />
      )}
    </Field>
  )
}

function RecordFailure({ error, onAgain }: { readonly error: Error; readonly onAgain: () => Promise<unknown> }) {
  const { t, i18n } = useTranslation()
  const again = (
    <button type="button" className="ln-button" onClick={onAgain}>
      {t('places.preview-again')}
    </button>
  )
  const stale = isRefusal(error, 'place.changed-meanwhile')
  return <ErrorNotice error={describeError(error, i18n)} action={stale ? again : undefined} />
}
