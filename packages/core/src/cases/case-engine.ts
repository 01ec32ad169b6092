import type { CaseCourse, CaseFile, ClockReading, Delegate, TimelineEntry } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import type { Database } from '@linli/database'
import type { Clock, Result } from '@linli/kernel'
import { createPermissionTable, type PermissionTable } from '../access/permission-table.ts'
import type { CalendarSource } from '../clocks/calendar-source.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'
import type { TenantRecord } from '../tenancy/tenant.queries.ts'
import { type AnswerInput, answerBranch } from './answer-branch.ts'
import type { CaseAddress } from './case-address.ts'
import type { CaseWork } from './case-work.ts'
import { type DelegateInput, delegateTodo, recallTodo } from './delegate-todo.ts'
import { getCase } from './get-case.ts'
import { getCourse } from './get-course.ts'
import { listClocks } from './list-clocks.ts'
import { listDelegates } from './list-delegates.ts'
import { listTimeline } from './list-timeline.ts'
import { type HandedOver, noteHandOver } from './note-hand-over.ts'
import { type OpenCaseInput, openCase } from './open-case.ts'
import { platformActor } from './platform-actor.ts'
import { type ConfidentialProcess, createProcessCatalogue, type FinalStates } from './process-catalogue.ts'
import { type RecuseInput, recusePerson } from './recuse-person.ts'
import type { RegisteredProcess } from './registered-process.ts'
import { type CaseDay, runCaseDay } from './run-case-day.ts'
import { type AutomaticStep, takeAutomatic } from './take-automatic.ts'
import { type TransitionInput, transitionCase } from './transition-case.ts'
import { urgeCase } from './urge-case.ts'

export interface CaseEngineOptions {
  readonly clock: Clock
  readonly calendar: CalendarSource
  /** Tells who could act instead of somebody; of the core alone unless given. */
  readonly permissions?: PermissionTable
  readonly processes: readonly RegisteredProcess[]
}

/** A change to cases: one transaction, the caller's. */
type Change<Input, Output> = (scope: CoreWriting, actor: Actor, input: Input) => Promise<Result<Output>>

/** Runs the processes that plugins define. */
export interface CaseEngine {
  /** In every other state a case is open. */
  readonly finals: readonly FinalStates[]
  /** Whoever opened a case of these is told to nobody outside. */
  readonly confidential: readonly ConfidentialProcess[]
  readonly open: Change<OpenCaseInput, CaseFile>
  readonly transition: Change<TransitionInput, CaseFile>
  /** Answers one of several branches. */
  readonly answer: Change<AnswerInput, CaseFile>
  readonly recuse: Change<RecuseInput, void>
  readonly delegate: Change<DelegateInput, void>
  readonly recall: Change<{ readonly todoId: string }, void>
  /** Notes in the history of cases that a post through whose hands they go was handed over. */
  readonly noteHandOver: Change<HandedOver, void>
  readonly urge: Change<{ readonly caseId: string }, void>
  /** What the platform does by itself, signed by nobody. */
  readonly platform: {
    open(scope: CoreWriting, input: OpenCaseInput & { readonly unitId: string }): Promise<Result<CaseFile>>
    /** @returns whether the case was in a state in which the action could be taken */
    take(scope: CoreWriting, step: AutomaticStep): Promise<Result<boolean>>
  }
  /** To whom the actor may hand a to-do, by unit. */
  delegates(scope: CoreReading, actor: Actor, input: { readonly todoId: string }): Promise<Result<Delegate[]>>
  /** Refuses with `case.not-found`. */
  get(scope: CoreReading, address: CaseAddress): Promise<Result<CaseFile>>
  /** Everything about a case, as one actor sees it; refuses with `case.not-found`. */
  course(scope: CoreReading, actor: Actor, address: CaseAddress): Promise<Result<CaseCourse>>
  /** The history, oldest first; refuses with `case.not-found`. */
  timeline(scope: CoreReading, address: CaseAddress): Promise<Result<TimelineEntry[]>>
  /** The deadlines as they stand today; refuses with `case.not-found`. */
  clocks(scope: CoreReading, address: CaseAddress): Promise<Result<ClockReading[]>>
  /** What is due in one tenant because a day has begun; doing it again does no harm. */
  runDay(database: Database, tenant: Pick<TenantRecord, 'id' | 'cityId'>): Promise<CaseDay>
}

export function createCaseEngine({
  clock,
  calendar,
  permissions = createPermissionTable(),
  processes,
}: CaseEngineOptions): CaseEngine {
  const catalogue = createProcessCatalogue(processes)
  const tools = { clock, calendar, catalogue, permissions }
  const change =
    <Input, Output>(
      run: (work: CaseWork & { actor: Actor }, input: Input) => Promise<Result<Output>>,
    ): Change<Input, Output> =>
    (scope, actor, input) =>
      run({ ...tools, scope, actor }, input)
  return {
    finals: catalogue.finals,
    confidential: catalogue.confidential,
    open: change(openCase),
    transition: change(transitionCase),
    answer: change(answerBranch),
    recuse: change(recusePerson),
    delegate: change(delegateTodo),
    recall: change(recallTodo),
    noteHandOver: change(noteHandOver),
    urge: change(urgeCase),
    platform: {
      open: (scope, input) => openCase({ ...tools, scope, actor: platformActor }, input),
      take: (scope, step) => takeAutomatic({ ...tools, scope, actor: platformActor }, step),
    },
    delegates: (scope, actor, input) => listDelegates({ ...tools, scope, actor }, input),
    get: getCase,
    course: (scope, actor, address) => getCourse({ ...tools, scope, actor }, address),
    timeline: async (scope, address) => listTimeline(scope, await calendar.current(scope), address),
    clocks: (scope, address) => listClocks({ ...tools, scope }, address),
    runDay: (database, tenant) => runCaseDay(database, tools, tenant),
  }
}
