import type { Actor } from '@linli/contract/trpc'
import type { Clock } from '@linli/kernel'
import type { CalendarSource } from '../clocks/calendar-source.ts'
import type { CoreWriting } from '../scope.ts'
import type { ProcessCatalogue } from './process-catalogue.ts'

/** All that a step of a case works with. */
export interface CaseWork {
  readonly scope: CoreWriting
  readonly actor: Actor
  readonly clock: Clock
  readonly calendar: CalendarSource
  readonly catalogue: ProcessCatalogue
}
