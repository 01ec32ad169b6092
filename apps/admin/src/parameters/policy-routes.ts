import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** What law and policy say, and the working-day calendar. */
export function createPolicyRoutes(shell: AnyRoute) {
  const parameters = createRoute({
    getParentRoute: () => shell,
    path: '/parameters',
    component: lazyRouteComponent(() => import('./parameters-page.tsx'), 'ParametersPage'),
  })

  const parameter = createRoute({
    getParentRoute: () => shell,
    path: '/parameters/one',
    component: lazyRouteComponent(() => import('./parameter-page.tsx'), 'ParameterPage'),
  })

  const setParameter = createRoute({
    getParentRoute: () => shell,
    path: '/parameters/set',
    component: lazyRouteComponent(() => import('./parameter-form-page.tsx'), 'SetParameterPage'),
  })

  const endParameter = createRoute({
    getParentRoute: () => shell,
    path: '/parameters/end',
    component: lazyRouteComponent(() => import('./parameter-form-page.tsx'), 'EndParameterPage'),
  })

  const calendar = createRoute({
    getParentRoute: () => shell,
    path: '/calendar',
    component: lazyRouteComponent(() => import('../calendar/calendar-page.tsx'), 'CalendarPage'),
  })

  const importCalendar = createRoute({
    getParentRoute: () => shell,
    path: '/calendar/import',
    component: lazyRouteComponent(() => import('../calendar/calendar-import-page.tsx'), 'CalendarImportPage'),
  })

  return [parameters, parameter, setParameter, endParameter, calendar, importCalendar]
}
