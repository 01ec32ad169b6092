import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** What crosses from one district to another. */
export function createTransferRoutes<Shell extends AnyRoute>(shell: Shell) {
  return [
    createRoute({
      getParentRoute: () => shell,
      path: '/organisation/transfers',
      component: lazyRouteComponent(() => import('./transfers-page.tsx'), 'TransfersPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/organisation/transfers/new',
      component: lazyRouteComponent(() => import('./propose-transfer-page.tsx'), 'ProposeTransferPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/organisation/transfers/$transferId',
      component: lazyRouteComponent(() => import('./transfer-page.tsx'), 'TransferPage'),
    }),
  ] as const
}
