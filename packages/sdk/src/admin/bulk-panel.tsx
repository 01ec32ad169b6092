import type { BulkAnswer } from '@linli/contract'
import { ErrorNotice } from '@linli/ui'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAdminHost } from './admin-host.ts'
import type { BulkAction, BulkSubject } from './bulk-action.ts'
import { type BulkOutcome, BulkResults, isDone } from './bulk-results.tsx'

// dialogs come with what draws them, and only when one is asked for
const BulkDialog = lazy(async () => ({ default: (await import('./bulk-dialog.tsx')).BulkDialog }))
const DelegateDialog = lazy(async () => ({ default: (await import('./delegate-dialog.tsx')).DelegateDialog }))

interface BulkPanelProps {
  readonly subjects: readonly BulkSubject[]
  /** What may be done with all of them. */
  readonly actions: readonly BulkAction[]
  /** The subjects' keys are to-dos of the reader's, which may be handed on. */
  readonly handOn?: boolean
  /** Fetches the list again, and keeps these chosen. */
  readonly onSettled: (left: ReadonlySet<string>) => Promise<unknown>
  readonly onClear: () => void
  /** The list. */
  readonly children: ReactNode
}

/** Around a list: what became of each row above it, what can be done with the chosen ones below. */
export function BulkPanel({ subjects, actions, handOn = false, onSettled, onClear, children }: BulkPanelProps) {
  const { t } = useTranslation('ui')
  const { client, cases, pluginId, describeError } = useAdminHost()
  const { t: words } = useTranslation(pluginId)
  const [asked, setAsked] = useState<BulkAction | 'delegate'>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [outcome, setOutcome] = useState<BulkOutcome>()
  const labelOf = ({ process, action }: BulkAction) => words(`action.${process}.${action}`)
  const close = () => setAsked(undefined)

  const settle = async (label: string, call: () => Promise<BulkAnswer>, idOf: (subject: BulkSubject) => string) => {
    setBusy(true)
    setError(undefined)
    try {
      const results = new Map((await call()).rows.map((row) => [row.id, row]))
      const rows = subjects.flatMap((subject) => {
        const result = results.get(idOf(subject))
        return result ? [{ subject, result }] : []
      })
      setOutcome({ label, rows })
      await onSettled(new Set(rows.filter(({ result }) => !isDone(result)).map(({ subject }) => subject.key)))
    } catch (failure) {
      setError(failure)
    }
    close()
    setBusy(false)
  }
  const run = (action: BulkAction, opinion: string) => {
    const rows = [...new Map(subjects.map(({ id, version }) => [id, { id, version }])).values()]
    return settle(
      labelOf(action),
      () => action.run(client, { rows, ...(opinion && { opinion }) }),
      ({ id }) => id,
    )
  }
  return (
    <>
      {(outcome !== undefined || error !== undefined) && (
        <div className="ln-bulk__outcome">
          {outcome && <BulkResults {...outcome} onClose={() => setOutcome(undefined)} />}
          {error !== undefined && <ErrorNotice error={describeError(error)} />}
        </div>
      )}
      {children}
      {subjects.length > 0 && (
        <section className="ln-bulk" aria-label={t('bulk.selected', { count: subjects.length })}>
          <div className="ln-bulk__head">
            <b>{t('bulk.selected', { count: subjects.length })}</b>
            <button type="button" className="ln-link" onClick={onClear}>
              {t('bulk.clear')}
            </button>
          </div>
          {actions.length === 0 && <span className="ln-hint">{t('bulk.mixed')}</span>}
          {actions.map((action) => (
            <button key={action.action} type="button" className="ln-button" onClick={() => setAsked(action)}>
              {labelOf(action)}
            </button>
          ))}
          {handOn && (
            <button type="button" className="ln-button" onClick={() => setAsked('delegate')}>
              {t('case.delegate')}
            </button>
          )}
        </section>
      )}
      <Suspense>
        {asked !== undefined && asked !== 'delegate' && (
          <BulkDialog
            label={labelOf(asked)}
            subjects={subjects}
            required={asked.opinion === 'required'}
            busy={busy}
            onSubmit={(opinion) => run(asked, opinion)}
            onClose={close}
          />
        )}
        {asked === 'delegate' && (
          <DelegateDialog
            todoIds={subjects.map(({ key }) => key)}
            send={({ todoIds, ...to }) =>
              settle(
                t('case.delegate'),
                () => cases.delegateEach({ todoIds, ...to }),
                ({ key }) => key,
              )
            }
            onClose={close}
          />
        )}
      </Suspense>
    </>
  )
}
