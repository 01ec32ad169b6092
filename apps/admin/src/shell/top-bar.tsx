import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { PostMenu } from './post-menu.tsx'
import { TextSizeSwitch } from './text-size-switch.tsx'

export function TopBar() {
  const { t } = useTranslation()
  const { post, tenant, demo } = useSession()
  return (
    <header className="app-top">
      <div className="app-where">
        <b>{post.unit.name}</b>
        {post.unit.name !== tenant.name && <span className="ln-hint">{tenant.name}</span>}
      </div>
      {demo && <span className="ln-chip">{t('shell.demo')}</span>}
      <div className="app-top__end">
        <TextSizeSwitch />
        <LanguageSwitch />
        <PostMenu />
      </div>
    </header>
  )
}
