import type { WireContext } from '@linli/contract/trpc'
import type { Result } from '@linli/kernel'
import type { ReadContext, WriteContext } from './plugin-context.ts'

/**
 * One call of a plugin's procedure, as its host runs it: the tRPC context of every plugin router. A plugin never touches
 * it; `query` and `mutation` do.
 */
export interface PluginCall extends WireContext {
  /** Runs in a read-only scope of the plugin's role; a refusal is thrown for the wire. */
  read<Tables, Output>(run: (ctx: ReadContext<Tables>) => Promise<Result<Output>>): Promise<Output>
  /** Runs in one transaction of the plugin's role; a refusal rolls it back and is thrown for the wire. */
  write<Tables, Output>(run: (ctx: WriteContext<Tables>) => Promise<Result<Output>>): Promise<Output>
  /** Notes that one row of several broke, whose answer masks it. */
  noteFault(error: unknown): void
}
