import { useAdminHost, usePermission } from '@linli/sdk/admin'
import { formatAmount } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useWords } from '../use-admission.ts'

interface HouseholdsNoteProps {
  readonly communityIds: readonly string[]
  /** Yuan for each household. */
  readonly amount: string
}

/** What an amount per household comes to: the households are known, and no community is asked to count them again. */
export function HouseholdsNote({ communityIds, amount }: HouseholdsNoteProps) {
  const { t } = useWords()
  const { readFactTable } = useAdminHost()
  const permitted = usePermission('facts:view')
  const table = useQuery({
    queryKey: ['facts', 'table', 'community.households', ''],
    queryFn: () => readFactTable('community.households'),
    enabled: permitted,
  }).data
  if (!table || communityIds.length === 0) return null
  const chosen = new Set(communityIds)
  const entered = table.rows.filter(({ unitId, value }) => chosen.has(unitId) && value !== undefined)
  if (entered.length === 0) return null
  const households = entered.reduce((sum, { value }) => sum + Number(value), 0)
  const yuan = ((households * Math.round(Number(amount) * 100)) / 100).toFixed(2)
  return (
    <p className="ln-muted" role="status">
      {t('page.form.households-total', {
        communities: communityIds.length,
        total: households.toLocaleString('en'),
        entered: entered.length,
        amount: formatAmount(yuan),
      })}{' '}
      <span className="ln-hint">{t('page.form.households-source')}</span>
    </p>
  )
}
