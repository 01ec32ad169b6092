import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { createDutyRoutes } from './duties/duty-routes.ts'
import { createPolicyRoutes } from './parameters/policy-routes.ts'
import { createStaffingRoutes } from './people/staffing-routes.ts'
import { createProtectionRoutes } from './security/protection-routes.ts'
import { createDoorRoutes } from './session/door-routes.ts'
import { requirePost, requireSession, signInAgain } from './session/require-session.ts'
import { AppError } from './shell/app-error.tsx'
import { NotFound } from './shell/not-found.tsx'
import { createTransferRoutes } from './transfers/transfer-routes.ts'
import { createQueryClient } from './wire/query-client.ts'

/** Every route, each page a chunk of its own; plugins' pages hang below `/$pluginId` and are found by the plugin itself. */

export const queryClient = createQueryClient({
  onSignedOut: () => signInAgain(router.history, queryClient),
  onPasswordChangeRequired: () => router.history.push('/password'),
  onSecondFactorRequired: () => router.history.push('/second-factor'),
})

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })

const requireAnySession = async (here: string) => void (await requireSession(queryClient, here))

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./session/sign-in-page.tsx'), 'SignInPage'),
})

const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  beforeLoad: async ({ location }) => {
    await requireSession(queryClient, location.href)
  },
  component: lazyRouteComponent(() => import('./session/password-page.tsx'), 'PasswordPage'),
})

const posts = createRoute({
  getParentRoute: () => root,
  path: '/posts',
  beforeLoad: async ({ location }) => {
    await requireSession(queryClient, location.href)
  },
  component: lazyRouteComponent(() => import('./session/posts-page.tsx'), 'PostsPage'),
})

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    await requirePost(queryClient, location.href)
  },
  component: lazyRouteComponent(() => import('./shell/shell.tsx'), 'Shell'),
  notFoundComponent: NotFound,
})

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: async ({ location }) => {
    const me = await requirePost(queryClient, location.href)
    throw redirect({ href: me.permissions.includes('oversight:view') ? '/oversight' : '/inbox', replace: true })
  },
})

const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/inbox',
  component: lazyRouteComponent(() => import('./inbox/inbox-page.tsx'), 'InboxPage'),
})

const obligation = createRoute({
  getParentRoute: () => shell,
  path: '/obligations/$obligationId',
  component: lazyRouteComponent(() => import('./obligations/obligation-page.tsx'), 'ObligationPage'),
})

const menu = createRoute({
  getParentRoute: () => shell,
  path: '/menu',
  component: lazyRouteComponent(() => import('./shell/menu-page.tsx'), 'MenuPage'),
})

const organisation = createRoute({
  getParentRoute: () => shell,
  path: '/organisation',
  component: lazyRouteComponent(() => import('./organisation/organisation-page.tsx'), 'OrganisationPage'),
})

const changes = createRoute({
  getParentRoute: () => shell,
  path: '/organisation/changes',
  component: lazyRouteComponent(() => import('./places/changes-page.tsx'), 'ChangesPage'),
})

const recordChange = createRoute({
  getParentRoute: () => shell,
  path: '/organisation/changes/new',
  component: lazyRouteComponent(() => import('./places/record-change-page.tsx'), 'RecordChangePage'),
})

const changeDetail = createRoute({
  getParentRoute: () => shell,
  path: '/organisation/changes/$eventId',
  component: lazyRouteComponent(() => import('./places/change-detail-page.tsx'), 'ChangeDetailPage'),
})

const changeMap = createRoute({
  getParentRoute: () => shell,
  path: '/organisation/map',
  component: lazyRouteComponent(() => import('./places/change-map-page.tsx'), 'ChangeMapPage'),
})

const cover = createRoute({
  getParentRoute: () => shell,
  path: '/organisation/cover',
  component: lazyRouteComponent(() => import('./places/cover-page.tsx'), 'CoverPage'),
})

const unit = createRoute({
  getParentRoute: () => shell,
  path: '/organisation/units/$unitId',
  component: lazyRouteComponent(() => import('./organisation/unit-page.tsx'), 'UnitPage'),
})

const unitBelow = createRoute({
  getParentRoute: () => shell,
  path: '/organisation/units/$unitId/below',
  component: lazyRouteComponent(() => import('./organisation/unit-below-page.tsx'), 'UnitBelowPage'),
})

const editUnit = createRoute({
  getParentRoute: () => shell,
  path: '/organisation/units/$unitId/edit',
  component: lazyRouteComponent(() => import('./organisation/edit-unit-page.tsx'), 'EditUnitPage'),
})

const importUnits = createRoute({
  getParentRoute: () => shell,
  path: '/organisation/import',
  component: lazyRouteComponent(() => import('./organisation/import-page.tsx'), 'ImportPage'),
})

const setUp = createRoute({
  getParentRoute: () => shell,
  path: '/organisation/set-up',
  component: lazyRouteComponent(() => import('./organisation/set-up-page.tsx'), 'SetUpPage'),
})

const addUnit = createRoute({
  getParentRoute: () => shell,
  path: '/organisation/add',
  component: lazyRouteComponent(() => import('./organisation/add-unit-page.tsx'), 'AddUnitPage'),
})

const districts = createRoute({
  getParentRoute: () => shell,
  path: '/districts',
  component: lazyRouteComponent(() => import('./districts/districts-page.tsx'), 'DistrictsPage'),
})

const addAdministrators = createRoute({
  getParentRoute: () => shell,
  path: '/districts/add',
  component: lazyRouteComponent(() => import('./districts/add-administrators-page.tsx'), 'AddAdministratorsPage'),
})

const pluginSettings = createRoute({
  getParentRoute: () => shell,
  path: '/plugins',
  component: lazyRouteComponent(() => import('./plugin-settings/plugins-page.tsx'), 'PluginsPage'),
})

const audit = createRoute({
  getParentRoute: () => shell,
  path: '/audit',
  component: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
})

const oversight = createRoute({
  getParentRoute: () => shell,
  path: '/oversight',
  component: lazyRouteComponent(() => import('./oversight/oversight-page.tsx'), 'OversightPage'),
})

const facts = createRoute({
  getParentRoute: () => shell,
  path: '/facts',
  component: lazyRouteComponent(() => import('./facts/facts-page.tsx'), 'FactsPage'),
})

const factOverview = createRoute({
  getParentRoute: () => shell,
  path: '/facts/overview',
  component: lazyRouteComponent(() => import('./facts/fact-overview-page.tsx'), 'FactOverviewPage'),
})

const factTable = createRoute({
  getParentRoute: () => shell,
  path: '/facts/table',
  component: lazyRouteComponent(() => import('./facts/fact-table-page.tsx'), 'FactTablePage'),
})

const factHistory = createRoute({
  getParentRoute: () => shell,
  path: '/facts/history',
  component: lazyRouteComponent(() => import('./facts/fact-history-page.tsx'), 'FactHistoryPage'),
})

const factDefinitions = createRoute({
  getParentRoute: () => shell,
  path: '/facts/definitions',
  component: lazyRouteComponent(() => import('./facts/fact-definitions-page.tsx'), 'FactDefinitionsPage'),
})

const defineFact = createRoute({
  getParentRoute: () => shell,
  path: '/facts/definitions/new',
  component: lazyRouteComponent(() => import('./facts/define-fact-page.tsx'), 'DefineFactPage'),
})

const importFacts = createRoute({
  getParentRoute: () => shell,
  path: '/facts/import',
  component: lazyRouteComponent(() => import('./facts/import-facts-page.tsx'), 'ImportFactsPage'),
})

const burden = createRoute({
  getParentRoute: () => shell,
  path: '/facts/burden',
  component: lazyRouteComponent(() => import('./facts/burden-page.tsx'), 'BurdenPage'),
})

const plugin = createRoute({
  getParentRoute: () => shell,
  path: '/$pluginId/$',
  component: lazyRouteComponent(() => import('./plugins/plugin-page.tsx'), 'PluginPage'),
})

const administration = [districts, addAdministrators, pluginSettings, audit]
const places = [changes, recordChange, changeDetail, changeMap, cover]
const register = [organisation, unit, unitBelow, editUnit, addUnit, setUp, importUnits]
const factPages = [facts, factOverview, factTable, factHistory, factDefinitions, defineFact, importFacts, burden]
const corePages = [home, inbox, obligation, menu, ...register, ...places, ...administration, ...factPages, oversight]
const doors = [signIn, ...createDoorRoutes(root, requireAnySession)]

export const router = createRouter({
  routeTree: root.addChildren([
    ...doors,
    password,
    posts,
    shell.addChildren([
      ...corePages,
      ...createStaffingRoutes(shell),
      ...createDutyRoutes(shell),
      ...createPolicyRoutes(shell),
      ...createTransferRoutes(shell),
      ...createProtectionRoutes(shell),
      plugin,
    ]),
  ]),
  defaultErrorComponent: AppError,
  defaultPreload: false,
  scrollRestoration: true,
  // addresses carry plain text: ?state=accepted, never JSON
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
    const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
    return text ? `?${text}` : ''
  },
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
