import type { Actor } from '@linli/contract/trpc'
import type { Clock } from '@linli/kernel'
import type { PermissionTable } from '../access/permission-table.ts'
import type { CalendarSource } from '../clocks/calendar-source.ts'
import type { CoreWriting } from '../scope.ts'
import type { ProcessCatalogue } from './process-catalogue.ts'

/** Who takes a step: a person in a post, or the platform. */
export type CaseActor = Omit<Actor, 'role'>

/** All that a step of a case works with. */
export interface CaseWork {
  readonly scope: CoreWriting
  readonly actor: CaseActor
  readonly clock: Clock
  readonly calendar: CalendarSource
  readonly catalogue: ProcessCatalogue
  readonly permissions: PermissionTable
}
