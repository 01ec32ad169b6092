import { Field, Notice } from '@linli/ui'
import { Dialog } from '@linli/ui/antd'
import { useState } from 'react'
import type { ItemAction } from '../../contract/dictionary.ts'
import type { ItemDetail } from '../../contract/item-view.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { type Translate, useWords } from '../use-admission.ts'
import { useMutateOnce } from '../use-mutate-once.ts'
import { useMoveItem } from './use-move-item.ts'

/** A department must learn why; an approval or acceptance may say something. */
const REASON_REQUIRED: readonly ItemAction[] = ['return-for-supplement', 'reject']

interface ItemActionDialogProps {
  readonly item: ItemDetail
  readonly action: ItemAction
  readonly reload: () => Promise<unknown>
  readonly onClose: () => void
}

/** Says what will happen to which item, takes the reason, and waits for the server's yes. */
export function ItemActionDialog({ item, action, reload, onClose }: ItemActionDialogProps) {
  const { t } = useWords()
  const [reason, setReason] = useState(() => suggestReason(t, item, action))
  const [attempted, setAttempted] = useState(false)
  const move = useMoveItem(item, action)
  const send = useMutateOnce(move)
  const required = REASON_REQUIRED.includes(action)
  const missing = required && !reason.trim()
  const gone = !item.actions.includes(action)

  const submit = () => {
    setAttempted(true)
    if (missing) document.getElementById('field-reason')?.focus()
    else send(reason.trim(), { onSuccess: onClose })
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
      <Field
        name="reason"
        label={t(required ? 'page.reason' : 'page.opinion')}
        hint={required ? t('page.reason-hint') : undefined}
        error={attempted && missing ? t('page.reason-missing') : undefined}
        optional={!required}
      >
        {(control) => (
          <textarea
            {...control}
            className="ln-input"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {move.error && <FailureNotice error={move.error} process="item" onReload={reload} />}
      {gone && <Notice tone="warn" title={t('page.no-longer-possible', { state: t(`state.item.${item.state}`) })} />}
    </Dialog>
  )
}

/** A return for supplement begins with what the checks found missing; the clerk goes on from there. */
function suggestReason(t: Translate, item: ItemDetail, action: ItemAction): string {
  if (action !== 'return-for-supplement') return ''
  const unmet = item.checks.filter((check) => !check.met && check.key !== 'own-duty')
  return unmet.map((check) => t(`page.missing.${check.key}`)).join('\n')
}
