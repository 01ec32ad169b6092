import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Which unit holds which duty. */
export function createDutyRoutes(shell: AnyRoute) {
  const duties = createRoute({
    getParentRoute: () => shell,
    path: '/organisation/duties',
    component: lazyRouteComponent(() => import('./duties-page.tsx'), 'DutiesPage'),
  })

  const duty = createRoute({
    getParentRoute: () => shell,
    path: '/organisation/duties/one',
    component: lazyRouteComponent(() => import('./duty-page.tsx'), 'DutyPage'),
  })

  const giveDuty = createRoute({
    getParentRoute: () => shell,
    path: '/organisation/duties/give',
    component: lazyRouteComponent(() => import('./give-duty-page.tsx'), 'GiveDutyPage'),
  })

  return [duties, duty, giveDuty]
}
