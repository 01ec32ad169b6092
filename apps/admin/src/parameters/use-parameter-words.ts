import type { ParameterDefinition, ParameterScalar, ParameterUser } from '@linli/contract'
import { useTranslation } from 'react-i18next'

/** The words of parameters: the core's own are in the shell, a plugin's in the plugin. */
export function useParameterWords() {
  const { t, i18n } = useTranslation()
  const wordsOf = (pluginId: string | undefined) => ({ ns: pluginId ?? 'shell' })
  const unit = ({ unit: key, pluginId }: ParameterDefinition) =>
    t(pluginId === undefined ? `parameter-unit.${key}` : `unit.${key}`, wordsOf(pluginId))

  return {
    name: ({ key, pluginId }: ParameterDefinition) => t(`parameter.${key}`, wordsOf(pluginId)),
    unit,
    note: ({ key, pluginId, explained }: ParameterDefinition) =>
      explained ? t(`parameter-note.${key}`, wordsOf(pluginId)) : undefined,
    group: ({ group, pluginId }: ParameterDefinition) => {
      if (pluginId !== undefined) return t('plugin.name', { ns: pluginId })
      return i18n.exists(`parameter-group.${group}`) ? t(`parameter-group.${group}`) : t('parameters.group-other')
    },
    option: ({ key, pluginId }: ParameterDefinition, option: string) => t(`option.${key}.${option}`, wordsOf(pluginId)),
    value: (definition: ParameterDefinition, value: ParameterScalar): string => {
      const { key, type, pluginId } = definition
      if (type === 'choice') return t(`option.${key}.${value}`, wordsOf(pluginId))
      if (type === 'yes-no') return t(value === true ? 'parameters.yes' : 'parameters.no')
      if (type === 'text') return String(value)
      return t('parameters.quantity', { value: String(value), unit: unit(definition) })
    },
    user: ({ kind, name, pluginId }: ParameterUser) => t(`${kind}.${name}`, wordsOf(pluginId)),
  }
}
