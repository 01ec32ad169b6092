import type { InboxRow } from '@linli/contract'
import type { AdminPlugin, BulkAction } from '@linli/sdk/admin'

/** What may be done with all these to-dos at once: they wait for the same step, and the reader holds the permission. */
export function listBulkActions(
  rows: readonly InboxRow[],
  plugins: readonly AdminPlugin[],
  permissions: readonly string[],
): readonly BulkAction[] {
  const [first] = rows
  if (first === undefined) return []
  const { pluginId, process, step } = first
  const alike = rows.every((row) => row.pluginId === pluginId && row.process === process && row.step === step)
  const actions = plugins.find(({ id }) => id === pluginId)?.bulkActions ?? []
  if (!alike) return []
  return actions.filter(
    (action) => action.process === process && action.steps.includes(step) && permissions.includes(action.permission),
  )
}
