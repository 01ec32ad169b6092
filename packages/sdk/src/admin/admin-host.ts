import type { FactTable, Me, PostSummary, UnitRow } from '@linli/contract'
import type { ErrorText } from '@linli/ui'
import type { TRPCClient } from '@trpc/client'
import type { AnyRouter } from '@trpc/server'
import { type ComponentType, createContext, type ReactNode, useContext } from 'react'
import type { CaseService } from './case-service.ts'

/** Somebody signed in and at work in a post; inside the shell it is always so. */
export interface MeAtWork extends Me {
  readonly post: PostSummary
}

export interface HostLinkProps {
  /** A path of the application, for example `/admission/items?state=accepted`. */
  readonly to: string
  readonly className?: string
  readonly children: ReactNode
  readonly 'aria-current'?: 'page' | undefined
}

export interface KnownFactProps {
  /** A known fact's key, such as `community.households`. */
  readonly fact: string
  /** The unit it is about; the reader's own unless given. */
  readonly unitId?: string
}

/** What the admin application gives to a plugin's pages; a plugin never sees the router or the session itself. */
export interface AdminHost {
  readonly pluginId: string
  readonly me: MeAtWork
  readonly Link: ComponentType<HostLinkProps>
  readonly params: Readonly<Record<string, string>>
  /** The filters in the address: what a link or the Back button brings back. */
  readonly search: Readonly<Record<string, string>>
  readonly navigate: (to: string) => void
  readonly client: TRPCClient<AnyRouter>
  /** The tenant's units valid today: streets, communities, departments. */
  readonly listUnits: () => Promise<readonly UnitRow[]>
  /** Stands where a form would ask for a fact that is known: its value, where it comes from, and the way to correct it. */
  readonly KnownFact: ComponentType<KnownFactProps>
  /** One fact over all units that have it, as far as the reader may read it. */
  readonly readFactTable: (key: string) => Promise<FactTable>
  /** What is the same in every plugin's cases. */
  readonly cases: CaseService
  /** The text of a refusal or fault in the reader's language. */
  readonly describeError: (error: unknown) => ErrorText
}

const HostContext = createContext<AdminHost | undefined>(undefined)

export const AdminHostProvider = HostContext.Provider

export function useAdminHost(): AdminHost {
  const host = useContext(HostContext)
  if (!host) throw new Error('a plugin page was rendered outside the admin application')
  return host
}

export function useMe(): MeAtWork {
  return useAdminHost().me
}

export function usePermission(permission: string): boolean {
  return useMe().permissions.includes(permission)
}

export function usePageParams(): Readonly<Record<string, string>> {
  return useAdminHost().params
}

/** The plugin's own client, typed by the plugin's own router type. */
export function usePluginClient<Router extends AnyRouter>(): TRPCClient<Router> {
  // the host made this client for this plugin's endpoint; which router answers there only the plugin can say
  return useAdminHost().client as TRPCClient<Router>
}
