import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '../shell/language-switch.tsx'
import { TextSizeSwitch } from '../shell/text-size-switch.tsx'

/** The pages before the shell: one narrow column, brand above, the two switches at hand. */
export function Door({ title, children, foot }: { title: string; children: ReactNode; foot?: ReactNode }) {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${title} · ${t('brand.name')}`
  }, [title, t])
  return (
    <div className="app-door">
      <header className="app-door__top">
        <TextSizeSwitch />
        <LanguageSwitch />
      </header>
      <main className="app-door__main">
        <div className="app-door__brand">
          <b aria-hidden="true">{t('brand.mark')}</b>
          <div>
            <h1>{title}</h1>
            <p className="ln-muted">{t('brand.line')}</p>
          </div>
        </div>
        {children}
      </main>
      <footer className="app-door__foot ln-hint">{foot}</footer>
    </div>
  )
}
