import type { DeviceWords } from '@linli/contract'
import { useTranslation } from 'react-i18next'

/** What a person calls the machine that a browser runs on. */
export function useDeviceWords(): (device: DeviceWords) => string {
  const { t } = useTranslation()
  return ({ browser, system }) =>
    t('device', { browser: t(`device-browser.${browser}`), system: t(`device-system.${system}`) })
}
