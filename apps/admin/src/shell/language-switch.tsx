import { useTranslation } from 'react-i18next'
import { chooseLanguage, currentLanguage } from '../language/words.ts'

/** Named in the language it leads to, so that it can be found by whoever needs it. */
export function LanguageSwitch() {
  const { t } = useTranslation()
  const other = currentLanguage() === 'en' ? 'zh-CN' : 'en'
  return (
    <button type="button" className="app-switch" lang={other} onClick={() => chooseLanguage(other)}>
      {t('shell.other-language')}
    </button>
  )
}
