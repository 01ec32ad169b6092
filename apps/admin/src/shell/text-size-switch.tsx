import { useTranslation } from 'react-i18next'
import { useLargeText } from '../preferences/text-size.ts'

export function TextSizeSwitch() {
  const { t } = useTranslation()
  const [large, chooseLarge] = useLargeText()
  return (
    <button type="button" className="app-switch" aria-pressed={large} onClick={() => chooseLarge(!large)}>
      {t('shell.large-text')}
    </button>
  )
}
