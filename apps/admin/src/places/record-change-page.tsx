import type { PlacePart, UnitRow } from '@linli/contract'
import { type Draft, DraftNote, ErrorNotice, ErrorSummary, PageHeader, Skeleton, useDraft } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { type ChangeFormValues, emptyChange, toPlaceDraft } from './change-form-values.ts'
import { changeSteps, findChangeProblems } from './find-change-problems.ts'
import { KindStep } from './kind-step.tsx'
import { PapersStep } from './papers-step.tsx'
import { changeUnitsQuery, partsQuery } from './place-queries.ts'
import { PreviewStep } from './preview-step.tsx'
import { StepBar } from './step-bar.tsx'
import { UnitsStep } from './units-step.tsx'
import './places.css'

/** A change of places in four steps: what happens, to whom, on whose approval, and what it touches. */
export function RecordChangePage() {
  const { t } = useTranslation()
  const { permissions } = useSession()
  if (!permissions.includes('organisation:change')) return <NoPermission />
  return (
    <>
      <PageHeader
        title={t('places.record')}
        trail={
          <AppLink to="/organisation/changes" className="ln-link">
            {t('places.title')}
          </AppLink>
        }
      />
      <Wizard />
    </>
  )
}

function Wizard() {
  const { i18n } = useTranslation()
  const { person, post } = useSession()
  const units = useQuery(changeUnitsQuery)
  const draft = useDraft(`${person.id}.${post?.id ?? ''}.places.change`, emptyChange)
  if (units.error && !units.data)
    return <ErrorNotice error={describeError(units.error, i18n)} onRetry={() => units.refetch()} />
  if (!units.data) return <Skeleton rows={8} />
  return <Steps draft={draft} units={units.data} />
}

interface StepsProps {
  readonly draft: Draft<ChangeFormValues>
  readonly units: readonly UnitRow[]
}

function Steps({ draft, units }: StepsProps) {
  const { t } = useTranslation()
  const { history } = useRouter()
  const [at, setAt] = useState(0)
  const [attempt, setAttempt] = useState(0)
  const top = useRef<HTMLDivElement>(null)
  const step = changeSteps[at] ?? 'kind'
  const parts = usePartsToGive(draft.value)
  const found = findChangeProblems(draft.value, step, parts).map(({ name, key }) => ({ name, message: t(key) }))
  const errorOf = (name: string) =>
    attempt === 0 ? undefined : found.find((problem) => problem.name === name)?.message
  const go = (next: number) => {
    setAt(next)
    setAttempt(0)
  }
  // the next step is read from its beginning
  useEffect(() => {
    if (at > 0) top.current?.focus()
  }, [at])
  const startAgain = () => {
    draft.reset()
    go(0)
  }
  const goOn = () => (found.length === 0 ? go(at + 1) : setAttempt(attempt + 1))
  const fields = { values: draft.value, change: draft.change, units, errorOf }
  return (
    <div ref={top} tabIndex={-1} className="places-wizard">
      <StepBar steps={changeSteps} at={at} onBack={go} />
      {step === 'preview' ? (
        <PreviewStep
          draft={toPlaceDraft(draft.value)}
          onBack={() => go(at - 1)}
          onRecorded={(id) => {
            draft.drop()
            history.push(`/organisation/changes/${id}`)
          }}
        />
      ) : (
        <div className="ln-form">
          <ErrorSummary problems={attempt === 0 ? [] : found} attempt={attempt} />
          {step === 'kind' && <KindStep {...fields} />}
          {step === 'units' && <UnitsStep {...fields} />}
          {step === 'papers' && <PapersStep {...fields} />}
          <div className="ln-form__actions">
            <button type="button" className="ln-button ln-button--primary" onClick={goOn}>
              {t(step === 'papers' ? 'places.to-preview' : 'places.next')}
            </button>
            {at > 0 && (
              <button type="button" className="ln-button" onClick={() => go(at - 1)}>
                {t('places.back')}
              </button>
            )}
            <DraftNote savedAt={draft.savedAt} restored={draft.restored} onReset={startAgain} />
          </div>
        </div>
      )}
    </div>
  )
}

/** What a unit that is split and ends leaves behind; empty for every other change. */
function usePartsToGive({ kind, goesOn, unitIds: [unitId = ''] }: ChangeFormValues): readonly PlacePart[] {
  const asked = kind === 'split' && goesOn === 'ends' && unitId !== ''
  const { data } = useQuery({ ...partsQuery(unitId), enabled: asked })
  return asked ? (data ?? []) : []
}
