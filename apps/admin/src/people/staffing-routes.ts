import { type AnyRoute, createRoute, lazyRouteComponent, type RouteComponent } from '@tanstack/react-router'

/** People, their posts, hand-overs, and who administers. */
export function createStaffingRoutes(shell: AnyRoute) {
  const page = <Path extends string>(path: Path, component: RouteComponent) =>
    createRoute({ getParentRoute: () => shell, path, component })
  return [
    page(
      '/people',
      lazyRouteComponent(() => import('./people-page.tsx'), 'PeoplePage'),
    ),
    page(
      '/people/add',
      lazyRouteComponent(() => import('./add-person-page.tsx'), 'AddPersonPage'),
    ),
    page(
      '/people/$personId',
      lazyRouteComponent(() => import('./person-page.tsx'), 'PersonPage'),
    ),
    page(
      '/unit-posts',
      lazyRouteComponent(() => import('../posts/posts-page.tsx'), 'PostsPage'),
    ),
    page(
      '/unit-posts/add',
      lazyRouteComponent(() => import('../posts/create-post-page.tsx'), 'CreatePostPage'),
    ),
    page(
      '/unit-posts/$postId',
      lazyRouteComponent(() => import('../posts/post-page.tsx'), 'PostPage'),
    ),
    page(
      '/unit-posts/$postId/appoint',
      lazyRouteComponent(() => import('../posts/appoint-page.tsx'), 'AppointPage'),
    ),
    page(
      '/appointments/$appointmentId/hand-over',
      lazyRouteComponent(() => import('../posts/hand-over-page.tsx'), 'HandOverPage'),
    ),
    page(
      '/hand-overs/$handOverId',
      lazyRouteComponent(() => import('../posts/hand-over-sheet-page.tsx'), 'HandOverSheetPage'),
    ),
    page(
      '/administrators',
      lazyRouteComponent(() => import('../administrators/administrators-page.tsx'), 'AdministratorsPage'),
    ),
    page(
      '/administrators/propose',
      lazyRouteComponent(() => import('../administrators/propose-page.tsx'), 'ProposePage'),
    ),
  ]
}
