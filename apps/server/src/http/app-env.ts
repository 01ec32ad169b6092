import type { HttpBindings } from '@hono/node-server'
import type { Principal, RequestLog } from '@linli/contract/trpc'
import type { Context, Hono } from 'hono'

/** What the server notes of a request while it runs; becomes one log line and one measurement at its end. */
export interface RequestRecord {
  readonly id: string
  readonly log: RequestLog
  /** A bounded name for logs and metrics: a procedure or a kind of page, never a path with an id in it. */
  route: string
  principal?: Principal
}

/** Hono's environment here: node's own request and response, and the record of the request. */
export interface AppEnv {
  Bindings: HttpBindings
  Variables: { record: RequestRecord }
}

export type App = Hono<AppEnv>
export type AppContext = Context<AppEnv>
