import type { PluginRow } from '@linli/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import { coreClient } from '../wire/core-client.ts'

/** Says what enabling or disabling does to the tenant before it is done. */
export function SwitchPluginDialog({ plugin, onClose }: { plugin: PluginRow; onClose: () => void }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const act = plugin.enabled ? 'disable' : 'enable'
  const mutation = useMutation({
    mutationFn: () => coreClient.plugins[act].mutate({ pluginId: plugin.id }),
    onSuccess: async () => {
      // the rail, the permissions and every inbox row may change with it
      await queryClient.invalidateQueries()
      onClose()
    },
  })
  const title = t(`plugins.${act}`)
  return (
    <ActDialog
      title={title}
      danger={plugin.enabled}
      act={mutation}
      onClose={onClose}
      onSubmit={() => mutation.mutate()}
    >
      <p>{t(`plugins.consequence.${act}`, { name: t('plugin.name', { ns: plugin.id }) })}</p>
    </ActDialog>
  )
}
