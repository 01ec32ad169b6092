import { usePluginClient } from '@linli/sdk/admin'
import { useTranslation } from 'react-i18next'
import type { AdmissionRouter } from '../server/router.ts'

export function useAdmissionClient() {
  return usePluginClient<AdmissionRouter>()
}

/** The words of this plugin; `t` of the shell knows nothing of them. */
export function useWords() {
  return useTranslation('admission')
}

export type Translate = ReturnType<typeof useWords>['t']
