import type { FactDefinition, FactRow, UnitFacts } from '@linli/contract'
import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { isInArea } from '../organisation/area.ts'
import type { CoreReading } from '../scope.ts'
import { mayReadFact, ownsFact } from './access.policy.ts'
import { selectDefinitions, selectLatestDefinitions } from './fact-definition.queries.ts'
import { dueOfFact } from './fact-due.policy.ts'
import { toReading } from './fact-reading.ts'
import { type FactValueRow, selectValuesOfUnit } from './fact-value.queries.ts'
import type { FactWork } from './fact-work.ts'
import { knownMoment } from './known-moment.ts'
import { type FactSubject, selectSubject } from './subject.queries.ts'

export interface UnitFactsQuery {
  /** The actor's own unit unless given. */
  readonly unitId?: string | undefined
  /** What held on this day. */
  readonly on?: DateText | undefined
  /** As it was known at the end of this day. */
  readonly knownOn?: DateText | undefined
  /** Of these facts alone. */
  readonly keys?: readonly string[] | undefined
}

/**
 * The facts of one unit in the actor's area that the actor may read, each with its value and what is to be entered.
 * Refuses `unit.not-found`, also for a unit outside the area.
 */
export async function readUnitFacts(
  scope: CoreReading,
  work: FactWork,
  query: UnitFactsQuery,
): Promise<Result<UnitFacts>> {
  const { actor, today } = work
  const unitId = query.unitId ?? actor.unitId
  const subject = await findSubjectInArea(scope, work, unitId)
  if (subject === undefined) return refuseCore('not-found', 'unit.not-found')
  const on = query.on ?? today
  const definitions = (await selectDefinitions(scope, on)).filter(({ key }) => query.keys?.includes(key) ?? true)
  const values = await selectValuesOfUnit(scope, {
    unitId,
    on,
    known: query.knownOn === undefined ? work.now : knownMoment(query.knownOn),
    keys: definitions.map(({ key }) => key),
  })
  const standing = { unitId, inArea: true }
  // what has since been kept to fewer readers is not opened by asking about an earlier day
  const latest = on === today ? definitions : await selectLatestDefinitions(scope, today)
  const kept = new Set(latest.filter((one) => !mayReadFact(one, actor, standing)).map(({ key }) => key))
  const readable = definitions.filter(
    (one) => one.subjectKinds.includes(subject.kind) && mayReadFact(one, actor, standing) && !kept.has(one.key),
  )
  return ok({
    unit: { id: subject.id, name: subject.name, kind: subject.kind },
    on,
    rows: readable.map((definition) => toRow({ work, subject, definition, on }, values)),
  })
}

/** A unit in the area of the actor's post; undefined as well for one that is elsewhere. */
export async function findSubjectInArea(
  scope: CoreReading,
  { actor, today }: Pick<FactWork, 'actor' | 'today'>,
  unitId: string,
): Promise<FactSubject | undefined> {
  const subject = await selectSubject(scope, unitId)
  if (subject === undefined) return undefined
  return (await isInArea(scope, { unitId, areaUnitId: actor.unitId, on: today })) ? subject : undefined
}

interface RowParts {
  readonly work: FactWork
  readonly subject: FactSubject
  readonly definition: FactDefinition
  readonly on: DateText
}

function toRow({ work, subject, definition, on }: RowParts, values: readonly FactValueRow[]): FactRow {
  const own = values.filter(({ key }) => key === definition.key)
  const [held] = own
  const asked = { today: on, calendar: work.calendar, unitSince: subject.validFrom }
  const { period } = dueOfFact(definition, { ...asked, filled: true })
  // what changes at any time is entered once there is a value at all
  const dueRow = definition.frequency === 'as-changed' ? held : own.find((row) => row.period === period)
  return {
    definition,
    ...(held !== undefined && { reading: toReading(held) }),
    ...(dueRow !== undefined && { dueReading: toReading(dueRow) }),
    due: dueOfFact(definition, { ...asked, filled: dueRow !== undefined }),
    mayEnter: ownsFact(definition, work.actor, { unitId: subject.id, inArea: true }),
  }
}
