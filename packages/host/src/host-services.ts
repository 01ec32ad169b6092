import type { CalendarSource, CaseEngine } from '@linli/core'
import type { Database } from '@linli/database'
import type { Clock } from '@linli/kernel'
import type { EnabledPlugins } from './enabled-plugins.ts'

/** What every call of every plugin is served with; never handed to a plugin. */
export interface HostServices {
  readonly database: Database
  readonly clock: Clock
  readonly calendar: CalendarSource
  readonly cases: CaseEngine
  readonly enabled: EnabledPlugins
}
