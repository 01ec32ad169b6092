import type { Delegate } from '@linli/contract'
import { DateField, ErrorNotice, ErrorSummary, Field, Skeleton, TextArea } from '@linli/ui'
import { Dialog } from '@linli/ui/antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAdminHost } from './admin-host.ts'
import type { DelegationOfEach } from './case-service.ts'

const REASON_LIMIT = 500
const nothing = { unitId: '', postId: '', until: '', reason: '' }

interface DelegateDialogProps {
  /** One, or several that wait for the same. */
  readonly todoIds: readonly string[]
  /** Rejects where the whole call was refused. */
  readonly send: (to: DelegationOfEach) => Promise<unknown>
  readonly onClose: () => void
}

/** Hands to-dos on: to which unit or post, until when, and why. Offers only who may do it. */
export function DelegateDialog({ todoIds, send, onClose }: DelegateDialogProps) {
  const { t } = useTranslation('ui')
  const { cases, describeError } = useAdminHost()
  const [delegates, setDelegates] = useState<readonly Delegate[]>()
  const [chosen, setChosen] = useState(nothing)
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [todoId = ''] = todoIds
  useEffect(() => {
    cases.delegates({ todoId }).then(setDelegates, setError)
  }, [cases, todoId])
  const change = (part: Partial<typeof nothing>) => setChosen({ ...chosen, ...part })
  const problems = [
    { name: 'delegate-unit', message: t('case.unit-missing'), missing: !chosen.unitId },
    { name: 'delegate-until', message: t('case.until-missing'), missing: !chosen.until },
    { name: 'delegate-reason', message: t('case.reason-missing'), missing: !chosen.reason.trim() },
  ].filter(({ missing }) => missing)
  const errorOf = (name: string) =>
    attempt > 0 ? problems.find((problem) => problem.name === name)?.message : undefined
  const submit = async () => {
    setAttempt(attempt + 1)
    if (problems.length > 0) return
    setBusy(true)
    const { postId, reason, ...rest } = chosen
    try {
      await send({ todoIds, ...rest, reason: reason.trim(), ...(postId && { postId }) })
      onClose()
    } catch (failure) {
      setError(failure)
    }
    setBusy(false)
  }
  return (
    <Dialog
      open
      title={t('case.delegate-title')}
      submitLabel={t('case.delegate')}
      busy={busy || delegates?.length === 0}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{delegates?.length === 0 ? t('case.delegate-nobody') : t('case.delegate-what')}</p>
      <ErrorSummary problems={attempt > 0 ? problems : []} attempt={attempt} />
      {delegates ? (
        <DelegateFields delegates={delegates} chosen={chosen} change={change} errorOf={errorOf} />
      ) : (
        !error && <Skeleton rows={4} />
      )}
      {error !== undefined && <ErrorNotice error={describeError(error)} />}
    </Dialog>
  )
}

interface DelegateFieldsProps {
  readonly delegates: readonly Delegate[]
  readonly chosen: typeof nothing
  readonly change: (part: Partial<typeof nothing>) => void
  readonly errorOf: (name: string) => string | undefined
}

function DelegateFields({ delegates, chosen, change, errorOf }: DelegateFieldsProps) {
  const { t } = useTranslation('ui')
  const posts = delegates.find(({ unitId }) => unitId === chosen.unitId)?.posts ?? []
  return (
    <>
      <Field name="delegate-unit" label={t('case.delegate-unit')} error={errorOf('delegate-unit')}>
        {(control) => (
          <select
            {...control}
            className="ln-input"
            value={chosen.unitId}
            onChange={(event) => change({ unitId: event.target.value, postId: '' })}
          >
            <option value="">{t('case.choose')}</option>
            {delegates.map(({ unitId, unit }) => (
              <option key={unitId} value={unitId}>
                {unit}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="delegate-post" label={t('case.delegate-post')}>
        {(control) => (
          <select
            {...control}
            className="ln-input"
            value={chosen.postId}
            onChange={(event) => change({ postId: event.target.value })}
          >
            <option value="">{t('case.delegate-anyone')}</option>
            {posts.map(({ postId, title, person }) => (
              <option key={postId} value={postId}>
                {`${title} ${person}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="delegate-until" label={t('case.delegate-until')} error={errorOf('delegate-until')}>
        {(control) => <DateField control={control} value={chosen.until} onChange={(until) => change({ until })} />}
      </Field>
      <Field name="delegate-reason" label={t('case.delegate-reason')} error={errorOf('delegate-reason')}>
        {(control) => (
          <TextArea
            control={control}
            value={chosen.reason}
            onChange={(reason) => change({ reason })}
            limit={REASON_LIMIT}
          />
        )}
      </Field>
    </>
  )
}
