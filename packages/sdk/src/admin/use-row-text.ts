import type { RowResult } from '@linli/contract'
import { formatMoment } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { useAdminHost } from './admin-host.ts'

/** Why a row was not done, in the plugin's own words where the refusal names actions or states. */
export function useRowText(process: string) {
  const { pluginId, describeError } = useAdminHost()
  const { t: plugin } = useTranslation(pluginId)
  const { t } = useTranslation('ui')
  return (row: RowResult): string => {
    if (row.outcome === 'refused') {
      const { code, params } = row.refusal
      if (code === 'case.changed') {
        const action = plugin(`action.${process}.${params.action}`)
        return t('bulk.changed', { ...params, action, at: formatMoment(String(params.at)) })
      }
      if (code === 'case.not-possible')
        return t('bulk.not-possible', { state: plugin(`state.${process}.${params.state}`) })
    }
    const { happened, requestId } = describeError(row)
    return requestId ? `${happened} ${t('error.request-id')} ${requestId}` : happened
  }
}
