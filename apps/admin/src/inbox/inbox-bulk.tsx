import type { InboxRow } from '@linli/contract'
import { AdminHostProvider, BulkPanel } from '@linli/sdk/admin'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { usePluginHost } from '../plugins/use-plugin-host.ts'
import { usePlugins } from '../plugins/use-plugins.ts'
import { useSession } from '../session/me-query.ts'
import { listBulkActions } from './list-bulk-actions.ts'

interface InboxBulkProps {
  readonly chosen: readonly InboxRow[]
  readonly choose: (keys: ReadonlySet<string>) => void
  /** The list. */
  readonly children: ReactNode
}

/** What can be done with several to-dos at once. */
export function InboxBulk({ chosen, choose, children }: InboxBulkProps) {
  const { permissions } = useSession()
  const plugins = usePlugins() ?? []
  const queryClient = useQueryClient()
  // whose words the results are in, also once nothing is chosen any more
  const pluginId = useRef('')
  pluginId.current = chosen[0]?.pluginId ?? pluginId.current
  const host = usePluginHost({ id: pluginId.current })
  return (
    <AdminHostProvider value={host}>
      <BulkPanel
        subjects={chosen.map(({ id, subjectId, version, title, process }) => {
          return { key: id, id: subjectId, version, title, process }
        })}
        actions={listBulkActions(chosen, plugins, permissions)}
        handOn
        onSettled={async (left) => {
          choose(left)
          await queryClient.invalidateQueries()
        }}
        onClear={() => choose(new Set())}
      >
        {children}
      </BulkPanel>
    </AdminHostProvider>
  )
}
