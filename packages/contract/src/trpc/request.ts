import type { Result } from '@linli/kernel'
import type { PostRole, TenantKind } from '../post-roles.ts'

/** The person at work in one post: what permissions and area scope are decided from. */
export interface Actor {
  readonly personId: string
  readonly postId: string
  readonly unitId: string
  readonly role: PostRole
  readonly permissions: ReadonlySet<string>
  readonly name: string
  readonly postTitle: string
  readonly unitName: string
}

/** Who sends a request: the session's account and the tenant it belongs to. */
export interface Principal {
  readonly tenant: { readonly id: string; readonly cityId: string; readonly name: string; readonly kind: TenantKind }
  readonly sessionId: string
  readonly accountId: string
  readonly personId: string
  readonly mustChangePassword: boolean
  /** The tenant's rules demand a second factor that the account has not. */
  readonly mustEnrol?: true
  /** Absent while a person with several posts has not chosen one, or holds none. */
  readonly actor?: Actor
}

/** Structured lines with the request's id already in them; never bodies, cookies or personal data. */
export interface RequestLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void
  warn(fields: Readonly<Record<string, unknown>>, message: string): void
  error(fields: Readonly<Record<string, unknown>>, message: string): void
}

/** What the server knows of every request before any procedure runs; core and plugins build their contexts from it. */
export interface ServerRequest {
  readonly requestId: string
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal
  readonly log: RequestLog
  /** Reads the session at most once per request; undefined when nobody is signed in. */
  principal(): Promise<Principal | undefined>
}

/** The least that a tRPC context must offer to the shared procedures. */
export interface WireContext {
  readonly requestId: string
  /** Whether the caller may run a procedure with this permission; asked before its input is looked at. */
  admit(permission: string): Promise<Result<unknown>>
}
