import { Notice } from '@linli/ui'
import { useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { dayOfMoment } from './day-of-moment.ts'
import { Door } from './door.tsx'
import { safeNextPath } from './safe-next-path.ts'

/** Within the days of grace: what is asked for, and by when. */
export function EnrolByPage() {
  const { t } = useTranslation()
  const search = new URLSearchParams(useLocation().searchStr)
  const next = safeNextPath(search.get('next') ?? undefined)
  return (
    <Door title={t('enrol-by.title')}>
      <section className="ln-card app-door__form">
        <Notice tone="warn">
          <p>{t('enrol-by.text', { day: dayOfMoment(search.get('by') ?? '') })}</p>
        </Notice>
        <AppLink to="/second-factor" className="ln-button ln-button--primary ln-button--wide">
          {t('enrol-by.now')}
        </AppLink>
        <AppLink to={next} className="ln-button ln-button--quiet ln-button--wide">
          {t('enrol-by.later')}
        </AppLink>
      </section>
    </Door>
  )
}
