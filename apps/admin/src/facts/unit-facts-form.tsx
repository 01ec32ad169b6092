import type { FactEntry, FactOutcome, FactRow } from '@linli/contract'
import { ClockChip, DraftNote, ErrorNotice, Field, Notice, useDraft } from '@linli/ui'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { describeError } from '../wire/describe-error.ts'
import { FactInput } from './fact-input.tsx'
import { useEnterFacts } from './facts-queries.ts'
import { isUnusual } from './is-unusual.ts'
import { draftName, type TypedFacts, withoutSaved } from './typed-facts.ts'
import { useFactWords } from './use-fact-words.ts'

const NOTHING: TypedFacts = { values: {}, reasons: {} }

/** What waits to be filled in, on one page: whatever is typed is kept, and what is right is saved together. */
export function UnitFactsForm({ unitId, rows }: { unitId: string; rows: readonly FactRow[] }) {
  const { t, i18n } = useTranslation()
  const { person, post } = useSession()
  const draft = useDraft(`${person.id}.${post?.id}.facts.${unitId}`, NOTHING)
  const [outcomes, setOutcomes] = useState<readonly FactOutcome[]>([])
  const enter = useEnterFacts(unitId)
  const { values } = draft.value
  const due = rows.filter((row) => row.due.dueOn !== undefined)
  const anytime = rows.filter((row) => row.due.dueOn === undefined)
  const typed = rows.filter((row) => values[draftName(row)]?.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.length === 0) return
    const sent = draft.value
    enter.mutate(
      typed.map((row) => toEntry(row, sent)),
      {
        onSuccess: (made) => {
          setOutcomes(made)
          const left = withoutSaved(draft.latest(), sent, made)
          if (Object.values(left.values).every((value) => !value.trim())) return draft.reset()
          draft.change(left)
        },
      },
    )
  }
  const line = (row: FactRow) => (
    <FactLine
      key={row.definition.key}
      row={row}
      typed={draft.value}
      outcome={outcomes.find(({ key }) => key === row.definition.key)}
      onChange={draft.change}
    />
  )
  const saved = outcomes.filter((outcome) => outcome.saved).length
  return (
    <form className="facts-form" onSubmit={submit} noValidate>
      {due.length > 0 && (
        <section className="ln-card" aria-labelledby="facts-open">
          <h2 id="facts-open">
            {t('facts.to-fill')} <span className="ln-hint">{t('facts.count', { count: due.length })}</span>
          </h2>
          <p className="ln-hint">{t('facts.once-note')}</p>
          {due.map(line)}
        </section>
      )}
      {anytime.length > 0 && (
        <details className="ln-card facts-anytime" open={due.length === 0 || undefined}>
          <summary>
            <b>{t('facts.anytime')}</b>{' '}
            <span className="ln-hint">{t('facts.anytime-note', { count: anytime.length })}</span>
          </summary>
          {anytime.map(line)}
        </details>
      )}
      {saved > 0 && <Notice tone="ok" title={t('facts.saved', { count: saved })} />}
      {outcomes.some((outcome) => !outcome.saved) && <Notice tone="bad" title={t('facts.not-saved')} />}
      {enter.error && <ErrorNotice error={describeError(enter.error, i18n)} />}
      <div className="ln-form__actions">
        <button type="submit" className="ln-button ln-button--primary" disabled={enter.isPending || typed.length === 0}>
          {t(enter.isPending ? 'facts.saving' : typed.length === 0 ? 'facts.save-none' : 'facts.save', {
            count: typed.length,
          })}
        </button>
        <DraftNote savedAt={draft.savedAt} restored={draft.restored} onReset={draft.reset} />
      </div>
    </form>
  )
}

interface FactLineProps {
  readonly row: FactRow
  readonly typed: TypedFacts
  readonly outcome: FactOutcome | undefined
  readonly onChange: (part: Partial<TypedFacts>) => void
}

function FactLine({ row, typed, outcome, onChange }: FactLineProps) {
  const { definition, reading, due } = row
  const { t, nameOf, noteOf, fullValueOf, periodOf, problemOf } = useFactWords()
  const { key } = definition
  const name = draftName(row)
  const value = typed.values[name] ?? ''
  const asksReason = isUnusual(definition, value) || outcome?.code === 'facts.reason-for-unusual'
  const error = outcome?.saved === false && outcome.code ? problemOf(outcome.code, outcome.params) : undefined
  const before =
    reading && t('facts.before', { value: fullValueOf(definition, reading.value), period: periodOf(reading.period) })
  const periodic = definition.frequency !== 'once' && definition.frequency !== 'as-changed'
  return (
    <div className="facts-line">
      <Field
        name={key}
        label={nameOf(definition)}
        hint={[periodic && periodOf(due.period), before, noteOf(definition)].filter(Boolean).join(' · ')}
        error={error}
      >
        {(control) => (
          <FactInput
            control={control}
            definition={definition}
            value={value}
            onChange={(next) => onChange({ values: { ...typed.values, [name]: next } })}
          />
        )}
      </Field>
      <DueChip due={due} />
      {asksReason && (
        <Field
          name={`${key}-reason`}
          label={t('facts.reason')}
          hint={t('facts.unusual', { min: definition.softMin ?? '−∞', max: definition.softMax ?? '+∞' })}
        >
          {(control) => (
            <input
              {...control}
              className="ln-input"
              maxLength={REASON_LIMIT}
              value={typed.reasons[name] ?? ''}
              onChange={(event) => onChange({ reasons: { ...typed.reasons, [name]: event.target.value } })}
            />
          )}
        </Field>
      )}
    </div>
  )
}

const REASON_LIMIT = 300

function DueChip({ due }: Pick<FactRow, 'due'>) {
  const { dueOn, workingDaysLeft, provisional } = due
  if (dueOn === undefined || workingDaysLeft === undefined) return null
  const clock = { dueOn, workingDaysLeft, provisional: provisional === true, paused: false, stopped: false }
  return <ClockChip clock={clock} />
}

function toEntry(row: FactRow, { values, reasons }: TypedFacts): FactEntry {
  const { definition, dueReading, due } = row
  const { key } = definition
  const name = draftName(row)
  const reason = reasons[name]?.trim()
  return {
    key,
    period: due.period,
    value: values[name]?.trim() ?? '',
    revision: dueReading?.revision ?? 0,
    ...(reason && { reason }),
  }
}
