import type { ProcessDefinition } from '@linli/contract'

/** A process together with the plugin that it belongs to. */
export interface RegisteredProcess {
  readonly pluginId: string
  readonly definition: ProcessDefinition
}
