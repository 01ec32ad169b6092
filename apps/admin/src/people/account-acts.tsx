import type { PersonAccount } from '@linli/contract'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import type { AskedAct } from './account-dialog.tsx'

interface AccountActsProps {
  readonly person: { readonly id: string; readonly name: string; readonly account?: PersonAccount }
  readonly onAsk: (asked: AskedAct) => void
}

/** What a security administrator does to an account; one's own is another's to reset or close. */
export function AccountActs({ person: { id, name, account }, onAsk }: AccountActsProps) {
  const { t } = useTranslation()
  const { person: me, permissions } = useSession()
  if (account === undefined || id === me.id || !permissions.includes('accounts:manage')) return null
  const other = account.active ? 'deactivate' : 'activate'
  return (
    <span className="ln-row">
      <button type="button" className="ln-button" onClick={() => onAsk({ act: 'reset-password', name, account })}>
        {t('people.act.reset-password')}
      </button>
      <button type="button" className="ln-button" onClick={() => onAsk({ act: other, name, account })}>
        {t(`people.act.${other}`)}
      </button>
    </span>
  )
}
