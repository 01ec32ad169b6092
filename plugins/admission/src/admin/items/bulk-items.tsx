import { BulkPanel, useMe } from '@linli/sdk/admin'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ItemRow } from '../../contract/item-view.ts'
import { bulkActions } from './bulk-actions.ts'
import { ItemTable } from './item-table.tsx'

/** The applications, and what the reader may do with several of them at once. */
export function BulkItems({ rows }: { rows: readonly ItemRow[] }) {
  const { permissions } = useMe()
  const queryClient = useQueryClient()
  const [selected, select] = useState<ReadonlySet<string>>(new Set())
  const chosen = rows.filter(({ id }) => selected.has(id))
  const allowed = bulkActions.filter(({ permission }) => permissions.includes(permission))
  const possible = allowed.filter(({ states }) => chosen.every(({ state }) => states.includes(state)))
  if (allowed.length === 0) return <ItemTable rows={rows} selection={undefined} />
  return (
    <BulkPanel
      subjects={chosen.map(({ id, version, name }) => ({ key: id, id, version, title: name, process: 'item' }))}
      actions={possible}
      onSettled={async (left) => {
        select(left)
        await queryClient.invalidateQueries()
      }}
      onClear={() => select(new Set())}
    >
      <ItemTable rows={rows} selection={{ selected, onChange: select }} />
    </BulkPanel>
  )
}
