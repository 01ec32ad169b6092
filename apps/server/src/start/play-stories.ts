import { createCalendarSource } from '@linli/core'
import type { Database } from '@linli/database'
import { playDemo } from '@linli/host'
import type { Clock } from '@linli/kernel'
import type { PluginDefinition } from '@linli/sdk/server'
import type { Logger } from 'pino'
import { describeFault } from '../telemetry/describe-fault.ts'

interface StoryOptions {
  readonly database: Database
  readonly clock: Clock
  readonly plugins: readonly PluginDefinition[]
  readonly log: Logger
}

/** Lets the plugins fill a demonstration at its first start. What fails is logged: the demonstration starts all the same. */
export async function playStories({ database, clock, plugins, log }: StoryOptions): Promise<void> {
  const calendar = createCalendarSource(database, clock)
  try {
    const played = await playDemo({ database, clock, calendar, plugins, log })
    if (played > 0) log.info({ played }, 'stories of the demonstration')
  } catch (error) {
    const failures = error instanceof AggregateError ? error.errors : [error]
    for (const failure of failures) log.error({ fault: describeFault(failure) }, 'a story of the demonstration')
  }
}
