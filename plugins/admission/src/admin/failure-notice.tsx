import { isRefusal, readFailure, useAdminHost } from '@linli/sdk/admin'
import { ErrorNotice, type ErrorText, formatMoment } from '@linli/ui'
import { useState } from 'react'
import { useWords } from './use-admission.ts'

interface FailureNoticeProps {
  readonly error: unknown
  readonly process: 'item' | 'report'
  /** Fetches the record again; what was typed stays. */
  readonly onReload: () => Promise<unknown>
}

/** Why an action was not done. A stale version says who changed what, and offers the new one without losing the input. */
export function FailureNotice({ error, process, onReload }: FailureNoticeProps) {
  const { t } = useWords()
  const text = useFailureText(process)
  const [reloaded, setReloaded] = useState(false)
  const stale = isRefusal(error, 'case.changed') || isRefusal(error, 'case.not-possible')
  const reload = async () => {
    await onReload()
    setReloaded(true)
  }
  const action = (
    <button type="button" className="ln-button" onClick={reload} disabled={reloaded}>
      {t(reloaded ? 'page.stale.reloaded' : 'page.stale.reload')}
    </button>
  )
  return <ErrorNotice error={text(error)} action={stale ? action : undefined} />
}

/** The plugin's own words for the parameters that are keys: actions, states, missing conditions. */
function useFailureText(process: 'item' | 'report') {
  const { t } = useWords()
  const { describeError } = useAdminHost()
  return (error: unknown): ErrorText => {
    const failure = readFailure(error)
    if (failure.kind !== 'refused') return describeError(error)
    const { code, params } = failure.refusal
    const fieldNames = (fields: string) =>
      fields
        .split(',')
        .map((field) => t(`page.changed.${field}`))
        .join(t('page.list-separator'))
    if (code === 'case.changed') {
      return {
        happened: [
          t('page.stale.happened', {
            ...params,
            action: t(`action.${process}.${params.action}`),
            at: formatMoment(String(params.at)),
          }),
          t('page.stale.state', { from: t(`state.${process}.${params.from}`), to: t(`state.${process}.${params.to}`) }),
          params.fields ? t('page.stale.fields', { fields: fieldNames(String(params.fields)) }) : '',
        ].join(''),
        safe: t('page.stale.safe'),
        next: t('page.stale.next'),
      }
    }
    if (code === 'case.not-possible') {
      return {
        happened: t('page.not-possible', { state: t(`state.${process}.${params.state}`) }),
        safe: t('page.stale.safe'),
      }
    }
    if (code === 'admission.conditions-missing') {
      const missing = String(params.missing)
        .split(',')
        .map((key) => t(`check.${key}`))
      return { happened: t(`refusal.${code}`, { missing: missing.join(t('page.list-separator')) }) }
    }
    return describeError(error)
  }
}
