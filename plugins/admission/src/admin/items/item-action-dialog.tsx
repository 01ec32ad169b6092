import { useMe } from '@linli/sdk/admin'
import { DraftNote, ErrorSummary, Field, Notice, TextArea, useDraft, useLongTexts } from '@linli/ui'
import { Dialog } from '@linli/ui/antd'
import { useState } from 'react'
import type { ItemAction } from '../../contract/dictionary.ts'
import type { ItemDetail } from '../../contract/item-view.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { actionLimits } from '../text-limits.ts'
import { type Translate, useWords } from '../use-admission.ts'
import { useMutateOnce } from '../use-mutate-once.ts'
import { useMoveItem } from './use-move-item.ts'

/** Whoever is concerned must learn why; an approval or acceptance may say something. */
const REASON_REQUIRED: readonly ItemAction[] = ['return-for-supplement', 'reject', 'withdraw']

interface ItemActionDialogProps {
  readonly item: ItemDetail
  readonly action: ItemAction
  readonly reload: () => Promise<unknown>
  readonly onClose: () => void
}

/** Says what will happen to which item, takes the reason, and waits for the server's yes. */
export function ItemActionDialog({ item, action, reload, onClose }: ItemActionDialogProps) {
  const { t } = useWords()
  const [suggested] = useState(() => ({ reason: suggestReason(t, item, action) }))
  const draft = useDraft(`${useMe().person.id}.admission.${action}.${item.id}`, suggested)
  const [attempt, setAttempt] = useState(0)
  const move = useMoveItem(item, action)
  const send = useMutateOnce(move)
  const required = REASON_REQUIRED.includes(action)
  const label = t(required ? 'page.reason' : 'page.opinion')
  const reason = draft.value.reason.trim()
  const tooLong = useLongTexts(draft.value, actionLimits, () => label)
  const problems = required && !reason ? [{ name: 'reason', message: t('page.reason-missing') }] : tooLong
  const shown = attempt > 0 ? problems : tooLong
  const gone = !item.actions.includes(action)

  const submit = () => {
    setAttempt(attempt + 1)
    if (problems.length > 0) return
    send(reason, {
      onSuccess: () => {
        draft.drop()
        onClose()
      },
    })
  }
  return (
    <Dialog
      open
      title={t(`action.item.${action}`)}
      submitLabel={t(`action.item.${action}`)}
      danger={action === 'reject' || action === 'withdraw'}
      busy={move.isPending || gone}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t(`page.consequence.${action}`, { name: item.name, count: item.communities.length })}</p>
      <ErrorSummary problems={attempt > 0 ? problems : []} attempt={attempt} />
      <Field
        name="reason"
        label={label}
        hint={required ? t('page.reason-hint') : undefined}
        error={shown[0]?.message}
        optional={!required}
      >
        {(control) => (
          <TextArea
            control={control}
            value={draft.value.reason}
            onChange={(reason) => draft.change({ reason })}
            limit={actionLimits.reason}
          />
        )}
      </Field>
      {move.error && <FailureNotice error={move.error} process="item" onReload={reload} />}
      {gone && <Notice tone="warn" title={t('page.no-longer-possible', { state: t(`state.item.${item.state}`) })} />}
      <DraftNote savedAt={draft.savedAt} restored={draft.restored} onReset={draft.reset} />
    </Dialog>
  )
}

/** A return for supplement begins with what the checks found missing; the clerk goes on from there. */
function suggestReason(t: Translate, item: ItemDetail, action: ItemAction): string {
  if (action !== 'return-for-supplement') return ''
  const unmet = item.checks.filter((check) => !check.met && check.key !== 'own-duty')
  return unmet.map((check) => t(`page.missing.${check.key}`)).join('\n')
}
