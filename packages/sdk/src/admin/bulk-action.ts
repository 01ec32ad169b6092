import type { BulkAnswer, BulkRow } from '@linli/contract'
import type { TRPCClient } from '@trpc/client'
import type { AnyRouter } from '@trpc/server'

export interface BulkCall {
  readonly rows: readonly BulkRow[]
  /** Absent where nothing was said. */
  readonly opinion?: string
}

/** A step that a plugin lets people take for several cases at once: in its own lists, and in the inbox. */
export interface BulkAction<Router extends AnyRouter = AnyRouter> {
  /** Its words are the process's: `action.<process>.<action>`. */
  readonly process: string
  readonly action: string
  /** In which states it is possible. */
  readonly states: readonly string[]
  /** Which to-dos it does: offered in the inbox where all that is chosen waits for one of them. */
  readonly steps: readonly string[]
  readonly permission: string
  readonly opinion: 'required' | 'optional'
  /** @param client the plugin's own */
  readonly run: (client: TRPCClient<Router>, call: BulkCall) => Promise<BulkAnswer>
}

/** A case that was chosen in a list. */
export interface BulkSubject extends BulkRow {
  /** The row's key in the list. */
  readonly key: string
  readonly title: string
  readonly process: string
}

/** An action whose client is typed by the plugin's own router. */
export function defineBulkAction<Router extends AnyRouter>(action: BulkAction<Router>): BulkAction {
  return action as BulkAction // the host hands over the client for this plugin's endpoint, as `usePluginClient` does
}
