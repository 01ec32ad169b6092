import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** One's own account, and those of everybody for the security administrator. */
export function createProtectionRoutes(shell: AnyRoute) {
  const account = createRoute({
    getParentRoute: () => shell,
    path: '/account',
    component: lazyRouteComponent(() => import('../account/account-page.tsx'), 'AccountPage'),
  })

  const security = createRoute({
    getParentRoute: () => shell,
    path: '/security',
    component: lazyRouteComponent(() => import('./accounts-page.tsx'), 'AccountsPage'),
  })

  const securityAccount = createRoute({
    getParentRoute: () => shell,
    path: '/security/accounts/$accountId',
    component: lazyRouteComponent(() => import('./account-detail-page.tsx'), 'AccountDetailPage'),
  })

  const signInRules = createRoute({
    getParentRoute: () => shell,
    path: '/security/rules',
    component: lazyRouteComponent(() => import('./rules-page.tsx'), 'RulesPage'),
  })

  const invitations = createRoute({
    getParentRoute: () => shell,
    path: '/security/invitations',
    component: lazyRouteComponent(() => import('./invitations-page.tsx'), 'InvitationsPage'),
  })

  const provider = createRoute({
    getParentRoute: () => shell,
    path: '/security/provider',
    component: lazyRouteComponent(() => import('./provider-page.tsx'), 'ProviderPage'),
  })

  return [account, security, securityAccount, signInRules, invitations, provider]
}
