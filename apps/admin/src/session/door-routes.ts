import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The doors beside the sign-in page: the second step, the way out of a lock, and setting up what the rules ask for. */
export function createDoorRoutes(root: AnyRoute, requireAnySession: (here: string) => Promise<void>) {
  const secondStep = createRoute({
    getParentRoute: () => root,
    path: '/sign-in/second-step',
    component: lazyRouteComponent(() => import('./second-step-page.tsx'), 'SecondStepPage'),
  })

  const unlock = createRoute({
    getParentRoute: () => root,
    path: '/sign-in/unlock',
    component: lazyRouteComponent(() => import('./unlock-page.tsx'), 'UnlockPage'),
  })

  const enrolBy = createRoute({
    getParentRoute: () => root,
    path: '/sign-in/protect',
    beforeLoad: async () => {
      await requireAnySession('/')
    },
    component: lazyRouteComponent(() => import('./enrol-by-page.tsx'), 'EnrolByPage'),
  })

  const secondFactor = createRoute({
    getParentRoute: () => root,
    path: '/second-factor',
    beforeLoad: async ({ location }) => {
      await requireAnySession(location.href)
    },
    component: lazyRouteComponent(() => import('../account/set-up-page.tsx'), 'SetUpPage'),
  })

  const welcome = createRoute({
    getParentRoute: () => root,
    path: '/welcome',
    component: lazyRouteComponent(() => import('./welcome-page.tsx'), 'WelcomePage'),
  })

  const providerCallback = createRoute({
    getParentRoute: () => root,
    path: '/sign-in/callback',
    component: lazyRouteComponent(() => import('./provider-callback-page.tsx'), 'ProviderCallbackPage'),
  })

  return [secondStep, unlock, enrolBy, secondFactor, welcome, providerCallback]
}
