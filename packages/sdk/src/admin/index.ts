export type { FactTable, UnitRow } from '@linli/contract'
export {
  type AdminHost,
  AdminHostProvider,
  type HostLinkProps,
  type KnownFactProps,
  type MeAtWork,
  useAdminHost,
  useMe,
  usePageParams,
  usePermission,
  usePluginClient,
} from './admin-host.ts'
export { type BulkAction, type BulkCall, type BulkSubject, defineBulkAction } from './bulk-action.ts'
export { BulkPanel } from './bulk-panel.tsx'
export { CaseClocks } from './case-clocks.tsx'
export { CaseHands } from './case-hands.tsx'
export type { CaseService } from './case-service.ts'
export { CaseTimeline } from './case-timeline.tsx'
export {
  type AdminPage,
  type AdminPlugin,
  type CaseSubject,
  defineAdminPlugin,
  type HomeAction,
  type NavigationEntry,
  type NavigationGroup,
} from './define-admin-plugin.ts'
export { QueryView, type ShownQuery } from './query-view.tsx'
export { isRefusal, readFailure, type WireFailure } from './wire-failure.ts'
