import type { FactEntry, FactOutcome, FactRow } from '@linli/contract'
import { ClockChip, DraftNote, ErrorNotice, Field, Notice, useDraft } from '@linli/ui'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { describeError } from '../wire/describe-error.ts'
import { FactInput } from './fact-input.tsx'
import { useEnterFacts } from './facts-queries.ts'
import { isUnusual } from './is-unusual.ts'
import { useFactWords } from './use-fact-words.ts'

interface Typed {
  readonly values: Readonly<Record<string, string>>
  readonly reasons: Readonly<Record<string, string>>
}

const NOTHING: Typed = { values: {}, reasons: {} }

/** What waits to be filled in, on one page: whatever is typed is kept, and what is right is saved together. */
export function UnitFactsForm({ unitId, rows }: { unitId: string; rows: readonly FactRow[] }) {
  const { t, i18n } = useTranslation()
  const { person, post } = useSession()
  const draft = useDraft(`${person.id}.${post?.id}.facts.${unitId}`, NOTHING)
  const [outcomes, setOutcomes] = useState<readonly FactOutcome[]>([])
  const enter = useEnterFacts(unitId)
  const { values, reasons } = draft.value
  const due = rows.filter((row) => row.due.dueOn !== undefined)
  const anytime = rows.filter((row) => row.due.dueOn === undefined)
  const typed = rows.filter(({ definition }) => values[definition.key]?.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.length === 0) return
    enter.mutate(
      typed.map((row) => toEntry(row, draft.value)),
      {
        onSuccess: (made) => {
          setOutcomes(made)
          const left = made.filter(({ saved }) => !saved).map(({ key }) => key)
          if (left.length === 0) return draft.reset()
          draft.change({ values: only(values, left), reasons: only(reasons, left) })
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
  readonly typed: Typed
  readonly outcome: FactOutcome | undefined
  readonly onChange: (part: Partial<Typed>) => void
}

function FactLine({ row: { definition, reading, due }, typed, outcome, onChange }: FactLineProps) {
  const { t, nameOf, noteOf, fullValueOf, periodOf, problemOf } = useFactWords()
  const { key } = definition
  const value = typed.values[key] ?? ''
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
            onChange={(next) => onChange({ values: { ...typed.values, [key]: next } })}
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
              value={typed.reasons[key] ?? ''}
              onChange={(event) => onChange({ reasons: { ...typed.reasons, [key]: event.target.value } })}
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

function toEntry({ definition, dueReading, due }: FactRow, { values, reasons }: Typed): FactEntry {
  const { key } = definition
  const reason = reasons[key]?.trim()
  return {
    key,
    period: due.period,
    value: values[key]?.trim() ?? '',
    revision: dueReading?.revision ?? 0,
    ...(reason && { reason }),
  }
}

function only(all: Readonly<Record<string, string>>, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key)))
}
