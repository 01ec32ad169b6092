import type { AdminHost } from '@linli/sdk/admin'
import { useState } from 'react'
import type { ItemAction } from '../../contract/dictionary.ts'
import type { ItemDetail } from '../../contract/item-view.ts'
import { useWords } from '../use-admission.ts'
import { ItemActionDialog } from './item-action-dialog.tsx'
import { rankActions } from './rank-actions.ts'

interface ItemActionsProps {
  readonly item: ItemDetail
  readonly reload: () => Promise<unknown>
  readonly Link: AdminHost['Link']
}

/** One primary button and the others beside it; each opens a dialog, since none of them can be taken back. */
export function ItemActions({ item, reload, Link }: ItemActionsProps) {
  const { t } = useWords()
  const [asked, setAsked] = useState<ItemAction>()
  const { primary, others, approvalBlocked } = rankActions(item.actions, item.checks)

  const offer = (action: ItemAction) => {
    const looks = action === primary ? 'ln-button ln-button--primary' : 'ln-button'
    const label = t(`action.item.${action}`)
    return action === 'supplement' ? (
      <Link key={action} to={`/admission/items/${item.id}/supplement`} className={looks}>
        {label}
      </Link>
    ) : (
      <button key={action} type="button" className={looks} onClick={() => setAsked(action)}>
        {label}
      </button>
    )
  }
  return (
    <>
      {approvalBlocked && <span className="ln-hint">{t('page.approval-blocked')}</span>}
      {others.map(offer)}
      {primary && offer(primary)}
      {asked && <ItemActionDialog item={item} action={asked} reload={reload} onClose={() => setAsked(undefined)} />}
    </>
  )
}
