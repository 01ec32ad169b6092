import type { Auth, SessionRecord } from '@linli/auth'
import type { FormDefinition } from '@linli/contract'
import { type Actor, checkAccess, type Principal, type ServerRequest, type WireContext } from '@linli/contract/trpc'
import {
  type CalendarSource,
  type CaseEngine,
  type CoreTables,
  coreModule,
  type DutyCatalogue,
  type ParameterCatalogue,
  type PermissionTable,
  type PlaceServices,
  type TransferServices,
} from '@linli/core'
import type { Database, ReadScope, TenantContext, WriteScope } from '@linli/database'
import { type Clock, RefusalError, type Result, SYSTEM_ACTOR, valueOrThrow } from '@linli/kernel'

/** A plugin as the core sees it: an id to enable, never a name in code. */
export interface InstalledPlugin {
  readonly id: string
  readonly version: string
  readonly metrics: readonly {
    readonly key: string
    readonly unit: string
    readonly level?: 'community' | 'district'
  }[]
  readonly forms: readonly FormDefinition[]
  /** What the plugin calls things, by language. */
  readonly locales: Readonly<Record<'zh-CN' | 'en', Readonly<Record<string, string>>>>
}

/** What the core's procedures need, the same for every request. */
export interface CoreServices {
  readonly database: Database
  readonly auth: Auth
  readonly clock: Clock
  readonly calendar: CalendarSource
  readonly cases: CaseEngine
  readonly plugins: readonly InstalledPlugin[]
  readonly places: PlaceServices
  readonly transfers: TransferServices
  /** Where the installed plugins address duties. */
  readonly duties: DutyCatalogue
  /** Of the core and of every installed plugin. */
  readonly catalogue: ParameterCatalogue
  /** What each role may do, by core and plugins. */
  readonly permissions: PermissionTable
  /** After plugins were enabled or disabled in a tenant: whoever remembers them asks again. */
  forgetTenant(tenantId: string): void
  /** The people in it are fictional. */
  readonly demo: boolean
  /** Browsers reach us over TLS. */
  readonly secureCookies: boolean
}

/** A request as the server hands it over: besides who asks, what signing in and out needs. */
export interface CoreRequest extends ServerRequest {
  readonly ip: string
  readonly userAgent: string
  session(): Promise<SessionRecord | undefined>
  /** Half a session, whose second step is awaited: it is nobody's to any other procedure. */
  halfSession(): Promise<SessionRecord | undefined>
  /** Scheme and host under which the browser sees this server. */
  readonly origin: string
  /** What a sign-in that has gone to an identity provider left in this browser. */
  readonly providerCookie: string | undefined
  /** Sends a Set-Cookie header with the answer. */
  setCookie(header: string): void
}

/** The tRPC context of the core's routers. */
export interface CoreCall extends WireContext {
  readonly services: CoreServices
  readonly request: CoreRequest
  /** Whoever is signed in; refuses when nobody is. */
  principal(): Promise<Principal>
  /** The session itself; refuses when there is none. */
  session(): Promise<SessionRecord>
  /** The caller's tenant and post, for use cases that open their own scopes. */
  context(): Promise<TenantContext>
  /** Reads in the caller's tenant, in the post the caller works in. */
  read<T>(work: (scope: ReadScope<CoreTables>, actor: Actor) => Promise<T>): Promise<T>
  /** One transaction in the caller's tenant; a refusal rolls it back. */
  write<T>(work: (scope: WriteScope<CoreTables>, actor: Actor) => Promise<Result<T>>): Promise<T>
}

export function createCoreCall(services: CoreServices, request: CoreRequest): CoreCall {
  const principal = async () => (await request.principal()) ?? refuseUnauthenticated()
  const session = async () => (await request.session()) ?? refuseUnauthenticated()
  const { database } = services

  return {
    requestId: request.requestId,
    services,
    request,
    admit: async (permission) =>
      permission === 'public' ? checkAccess(undefined, permission) : checkAccess(await request.principal(), permission),
    principal,
    session,
    context: async () => contextOf(await principal()),
    async read(work) {
      const caller = await principal()
      return database.read(coreModule, contextOf(caller), (scope) => work(scope, requireActor(caller)))
    },
    async write(work) {
      const caller = await principal()
      const actor = requireActor(caller)
      return database.write(coreModule, contextOf(caller), async (scope) => valueOrThrow(await work(scope, actor)))
    },
  }
}

function contextOf({ tenant, actor }: Principal): TenantContext {
  return { tenantId: tenant.id, cityId: tenant.cityId, actorId: actor?.postId ?? SYSTEM_ACTOR }
}

/** The post in which the caller works; refuses when none has been chosen. */
export function requireActor({ actor }: Principal): Actor {
  if (!actor) throw new RefusalError({ kind: 'forbidden', code: 'access.post-not-chosen', params: {} })
  return actor
}

function refuseUnauthenticated(): never {
  throw new RefusalError({ kind: 'unauthenticated', code: 'auth.sign-in-required', params: {} })
}
