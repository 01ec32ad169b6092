import { Skeleton } from '@linli/ui'
import { Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlugins } from '../plugins/use-plugins.ts'
import { useSession } from '../session/me-query.ts'
import { BottomTabs } from './bottom-tabs.tsx'
import { listNavigation } from './navigation.ts'
import { Rail } from './rail.tsx'
import { TopBar } from './top-bar.tsx'

/** The frame around every page of a signed-in person: rail, top bar, content; on a phone, tabs at the foot. */
export function Shell() {
  const { t } = useTranslation()
  const me = useSession()
  const groups = listNavigation(me, usePlugins() ?? [])
  const main = useFocusOnNavigation()
  return (
    <div className="app">
      <a className="app-skip" href="#content">
        {t('shell.skip')}
      </a>
      <Rail groups={groups} />
      <TopBar />
      <main className="app-main" id="content" tabIndex={-1} ref={main}>
        <Suspense fallback={<Skeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <BottomTabs groups={groups} />
    </div>
  )
}

/** After following a link the focus stands at the new page, not on a link that is gone. */
function useFocusOnNavigation() {
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}
