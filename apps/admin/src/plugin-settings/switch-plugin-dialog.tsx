import type { PluginRow } from '@linli/contract'
import { ErrorNotice } from '@linli/ui'
import { Dialog } from '@linli/ui/antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'

/** Says what enabling or disabling does to the tenant before it is done. */
export function SwitchPluginDialog({ plugin, onClose }: { plugin: PluginRow; onClose: () => void }) {
  const { t, i18n } = useTranslation()
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
    <Dialog
      open
      title={title}
      submitLabel={title}
      danger={plugin.enabled}
      busy={mutation.isPending}
      onClose={onClose}
      onSubmit={() => mutation.mutate()}
    >
      <p>{t(`plugins.consequence.${act}`, { name: t('plugin.name', { ns: plugin.id }) })}</p>
      {mutation.error && <ErrorNotice error={describeError(mutation.error, i18n)} />}
    </Dialog>
  )
}
