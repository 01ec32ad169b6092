import type { TimelineEntry } from '@linli/contract'
import { useTranslation } from 'react-i18next'
import { useAdminHost } from './admin-host.ts'

/** The words of a plugin's processes, by the keys that every plugin has. */
export function useCaseWords(process: string) {
  const { pluginId } = useAdminHost()
  const { t, i18n } = useTranslation(pluginId)
  const first = (...keys: readonly string[]) => {
    const known = keys.find((key) => i18n.exists(key, { ns: pluginId })) ?? keys.at(-1)
    return known === undefined ? '' : t(known)
  }
  return {
    /** What was done, in the past where the plugin says so (`page.done.<process>.<action>`). */
    done: (action: string) => first(`page.done.${process}.${action}`, `action.${process}.${action}`),
    outcome: ({ action }: Pick<TimelineEntry, 'action'>) => t(`outcome.${process}.${action}`),
    branch: (key: string) => t(`branch.${process}.${key}`),
    step: (key: string) => t(`todo.${key}`),
    clock: (key: string) => t(`clock.${key}`),
    rule: (key: string) => t(`parameter.${key}`),
  }
}

export type CaseWords = ReturnType<typeof useCaseWords>
