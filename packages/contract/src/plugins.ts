import { z } from 'zod'

export const pluginInput = z.object({ pluginId: z.string().regex(/^[a-z][a-z0-9]{1,30}$/) })

/** An installed plugin, as the tenant's administrator sees it. */
export interface PluginRow {
  readonly id: string
  readonly version: string
  readonly enabled: boolean
}
