import type { CalendarSource } from '@linli/core'
import type { Database } from '@linli/database'
import { playDemo } from '@linli/host'
import type { Clock } from '@linli/kernel'
import type { PluginDefinition } from '@linli/sdk/server'
import type { Logger } from 'pino'
import { describeFault } from '../telemetry/describe-fault.ts'

interface StoryOptions {
  readonly database: Database
  readonly clock: Clock
  readonly calendar: CalendarSource
  readonly plugins: readonly PluginDefinition[]
  readonly log: Logger
}

/**
 * Lets the plugins fill a demonstration at its first start. What fails is logged: the demonstration starts all the same.
 *
 * @returns how many stories were played
 */
export async function playStories({ log, ...stage }: StoryOptions): Promise<number> {
  try {
    const played = await playDemo({ ...stage, log })
    if (played > 0) log.info({ played }, 'stories of the demonstration')
    return played
  } catch (error) {
    const failures = error instanceof AggregateError ? error.errors : [error]
    for (const failure of failures) log.error({ fault: describeFault(failure) }, 'a story of the demonstration')
    return 0
  }
}
