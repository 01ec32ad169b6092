import type { DutyUse } from '@linli/contract'
import { useTranslation } from 'react-i18next'

/** The words of duties: those that plugins share are in the shell, a plugin's own in the plugin. */
export function useDutyWords() {
  const { t, i18n } = useTranslation()
  return {
    name: (duty: string): string => {
      if (i18n.exists(`duty.${duty}`)) return t(`duty.${duty}`)
      const [pluginId = ''] = duty.split('.', 1)
      const word = { ns: pluginId }
      return i18n.exists(`duty.${duty}`, word) ? t(`duty.${duty}`, word) : t('duties.unknown')
    },
    use: ({ pluginId, step }: DutyUse): string => {
      const plugin = t('plugin.name', { ns: pluginId })
      return step === undefined ? plugin : t('duties.use', { plugin, step: t(`todo.${step}`, { ns: pluginId }) })
    },
  }
}
