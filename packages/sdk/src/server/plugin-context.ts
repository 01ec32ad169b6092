import type {
  CaseCourse,
  CaseFile,
  ClockReading,
  ParameterUse,
  PostRole,
  TimelineEntry,
  UnitKind,
} from '@linli/contract'
import type { DateText, Result } from '@linli/kernel'
import type { FactReader, FactWriter } from './plugin-facts.ts'
import type { PluginReader, PluginWriter } from './tables.ts'

/**
 * Everything a plugin can reach. All of it is asynchronous and takes serialisable arguments, so that the same plugin runs
 * unchanged in a process of its own.
 */

/** The person at work in one post, as far as a plugin may know. */
export interface PluginActor {
  readonly personId: string
  readonly postId: string
  readonly unitId: string
  readonly role: PostRole
  readonly name: string
  readonly postTitle: string
  readonly unitName: string
  readonly permissions: readonly string[]
}

export interface PluginUnit {
  readonly id: string
  readonly parentId?: string
  readonly kind: UnitKind
  readonly name: string
}

export interface Units {
  /** Refuses `unit.not-found`, also for a unit of another tenant. */
  get(unitId: string): Promise<Result<PluginUnit>>
  /** The communities valid today in the area of the actor's post, in their official order. */
  listCommunities(): Promise<readonly PluginUnit[]>
  /** The unit in the name and place of a day; nothing when it was not there then. */
  on(unitId: string, day: DateText): Promise<PluginUnit | undefined>
  /** Who follows a unit that was merged, split or abolished; the first one where nothing else was chosen. */
  successors(unitId: string): Promise<readonly PluginUnit[]>
  predecessors(unitId: string): Promise<readonly PluginUnit[]>
  /** The community that looks after an area without one of its own (代管) on a day, today unless given. */
  delegateOf(areaId: string, on?: DateText): Promise<PluginUnit | undefined>
  /**
   * Whether a unit lies in the area of another, such as the actor's; a department's area is its whole district, a
   * community's also what it looks after today by delegation.
   */
  inArea(unitId: string, areaUnitId: string): Promise<boolean>
  /**
   * The unit that oversees communities today: the civil-affairs office, or whoever has taken over its duty. Refuses
   * `organisation.no-overseer`.
   */
  overseer(): Promise<Result<PluginUnit>>
}

/** Somebody at work in a unit; how to reach them no plugin learns. */
export interface PluginPerson {
  readonly personId: string
  readonly name: string
  readonly postId: string
  readonly title: string
  readonly role: PostRole
}

/** Who works where today, within the area of the actor's post. */
export interface People {
  /** Refuses `unit.not-found`, also outside the area and for a unit of another tenant. */
  inUnit(unitId: string): Promise<Result<readonly PluginPerson[]>>
  /** Of the unit that holds a duty today. Refuses `organisation.no-duty`, and `unit.not-found` as above. */
  withDuty(duty: string): Promise<Result<readonly PluginPerson[]>>
}

export interface Parameters {
  /** The value in force on a day, today unless given, with its version and level. Refuses `parameter.not-found`. */
  get(key: string, on?: DateText): Promise<Result<ParameterUse>>
  /** The values of several keys in one statement; a key without one is left out. `evaluateRules` asks it. */
  inForce(keys: readonly string[], on?: DateText): Promise<readonly ParameterUse[]>
}

/** Only cases of the plugin itself: all others answer `case.not-found`. */
export interface CaseReader {
  get(caseId: string): Promise<Result<CaseFile>>
  /** Oldest first; empty for an unknown case. */
  timeline(caseId: string): Promise<readonly TimelineEntry[]>
  clocks(caseId: string): Promise<readonly ClockReading[]>
  /** History, branches, deadlines, what is waited for and what this actor may do: what a case's page shows. */
  course(caseId: string): Promise<Result<CaseCourse>>
}

/** Units named with a step, under the names by which the process asks for them (`{ given: 'consulted' }`). */
export interface NamedUnits {
  readonly units?: Readonly<Record<string, readonly string[]>>
  /** Units beside the opener's that may appeal from now on. */
  readonly parties?: readonly string[]
}

export interface OpenCase extends NamedUnits {
  /** The key of one of the plugin's processes. */
  readonly process: string
  readonly subjectId: string
  readonly title: string
  readonly unitId: string
}

/** What may be said with a step. */
export interface StepWords {
  readonly opinion?: string
  readonly details?: Readonly<Record<string, string | number | boolean>>
  /** The plugin's own fields that change with it: a stale version is told which (`fields` of `case.changed`). */
  readonly changed?: readonly string[]
}

export interface CaseTransition extends NamedUnits, StepWords {
  readonly caseId: string
  /** The version the user saw. A stale one is refused `case.changed` with who changed what. */
  readonly version: number
  readonly action: string
}

export interface BranchAnswer extends StepWords {
  readonly caseId: string
  readonly branchId: string
  /** The branch's own version: somebody may answer another branch meanwhile. */
  readonly version: number
  readonly outcome: string
}

/** Moves cases: state, timeline, clocks, to-dos, audit and event in the mutation's own transaction. */
export interface CaseWriter extends CaseReader {
  open(input: OpenCase): Promise<Result<CaseFile>>
  /** Refuses with `access.not-permitted` and the codes `case.…`, all of which the core has words for. */
  transition(input: CaseTransition): Promise<Result<CaseFile>>
  /** Answers one of the branches that a state has opened; the last one needed takes the case on by its join. */
  answer(input: BranchAnswer): Promise<Result<CaseFile>>
}

export interface Metrics {
  /**
   * Adds to a metric of the plugin from now on; a worker folds the deltas within seconds.
   * @param unitId the community, for a metric of level `community`
   */
  add(key: string, delta: number, unitId?: string): Promise<void>
}

export interface Events {
  /** Tells others after the transaction has committed, at least once. The name starts with the plugin's id. */
  emit(name: string, payload: Readonly<Record<string, string | number | boolean>>): Promise<void>
}

export interface PluginLog {
  info(fields: Readonly<Record<string, string | number | boolean>>, message: string): void
  warn(fields: Readonly<Record<string, string | number | boolean>>, message: string): void
}

interface PluginContext {
  readonly requestId: string
  readonly tenant: { readonly id: string; readonly cityId: string }
  readonly actor: PluginActor
  readonly now: Date
  /** The day in Asia/Shanghai. */
  readonly today: DateText
  readonly units: Units
  readonly people: People
  readonly parameters: Parameters
  readonly log: PluginLog
}

/** What a query is handed: it cannot change anything. */
export interface ReadContext<Tables> extends PluginContext {
  readonly facts: FactReader
  readonly db: PluginReader<Tables>
  readonly cases: CaseReader
}

/** What a mutation is handed: one transaction, which a refusal or a fault rolls back whole. */
export interface WriteContext<Tables> extends PluginContext {
  readonly facts: FactWriter
  readonly db: PluginWriter<Tables>
  readonly cases: CaseWriter
  readonly metrics: Metrics
  readonly events: Events
}
