import type { CaseFile, ClockReading, TimelineEntry } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import type { Clock, Result } from '@linli/kernel'
import type { CalendarSource } from '../clocks/calendar-source.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'
import { possibleActions } from './case.policy.ts'
import type { CaseAddress } from './case-address.ts'
import { getCase } from './get-case.ts'
import { listClocks } from './list-clocks.ts'
import { listTimeline } from './list-timeline.ts'
import { type OpenCaseInput, openCase } from './open-case.ts'
import { createProcessCatalogue, type FinalStates } from './process-catalogue.ts'
import type { RegisteredProcess } from './registered-process.ts'
import { type TransitionInput, transitionCase } from './transition-case.ts'

export interface CaseEngineOptions {
  readonly clock: Clock
  readonly calendar: CalendarSource
  readonly processes: readonly RegisteredProcess[]
}

/** Runs the processes that plugins define. Every change is one transaction, the caller's. */
export interface CaseEngine {
  /** In every other state a case is open. */
  readonly finals: readonly FinalStates[]
  open(scope: CoreWriting, actor: Actor, input: OpenCaseInput): Promise<Result<CaseFile>>
  transition(scope: CoreWriting, actor: Actor, input: TransitionInput): Promise<Result<CaseFile>>
  /** Refuses with `case.not-found`. */
  get(scope: CoreReading, address: CaseAddress): Promise<Result<CaseFile>>
  /** The history, oldest first; refuses with `case.not-found`. */
  timeline(scope: CoreReading, address: CaseAddress): Promise<Result<TimelineEntry[]>>
  /** The deadlines as they stand today; refuses with `case.not-found`. */
  clocks(scope: CoreReading, address: CaseAddress): Promise<Result<ClockReading[]>>
  /** The actions that this actor may take in the case's present state. */
  actions(actor: Actor, file: Pick<CaseFile, 'pluginId' | 'process' | 'state'>): string[]
}

export function createCaseEngine({ clock, calendar, processes }: CaseEngineOptions): CaseEngine {
  const catalogue = createProcessCatalogue(processes)
  const tools = { clock, calendar, catalogue }
  return {
    finals: catalogue.finals,
    open: (scope, actor, input) => openCase({ ...tools, scope, actor }, input),
    transition: (scope, actor, input) => transitionCase({ ...tools, scope, actor }, input),
    get: getCase,
    timeline: listTimeline,
    clocks: (scope, address) => listClocks({ ...tools, scope }, address),
    actions: (actor, file) => possibleActions(catalogue.get(file.pluginId, file.process), file.state, actor),
  }
}
