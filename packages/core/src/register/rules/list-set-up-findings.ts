import { ask, type Page, type RuleFinding, type RuleQuestion, type SetUpRow } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../../core-refusals.ts'
import { selectUnit } from '../../organisation/unit.queries.ts'
import { evaluateRules } from '../../parameters/evaluate-rules.ts'
import type { CoreReading } from '../../scope.ts'
import type { AttributeValues } from '../attribute.policy.ts'
import * as community from './community-rules.ts'
import { delegateRule, occupancyRule } from './estate-rules.ts'
import { readKnownValues } from './read-known-values.ts'
import { countBuildings, selectDelegates, selectSubjects } from './set-up.queries.ts'

export interface SetUpQuery {
  /** Only what somebody has to attend to: unmet, in doubt, or not known. */
  readonly openOnly: boolean
  readonly cursor?: string | undefined
  readonly limit: number
  readonly on: DateText
}

/**
 * How the rules on setting up communities (秦办发〔2011〕27号 三, rules 35 to 46) come out for each street, community and
 * estate without a community in the area of the actor, each finding with the parameters it rests on. A district has at
 * most some hundreds of them, so all are judged and the page is cut afterwards. Refuses with `input.invalid` for a cursor.
 */
export async function listSetUpFindings(
  scope: CoreReading,
  actor: Actor,
  query: SetUpQuery,
): Promise<Result<Page<SetUpRow>>> {
  const start = query.cursor === undefined ? 0 : Number(query.cursor)
  if (!Number.isSafeInteger(start) || start < 0 || start > 1_000_000) {
    return refuseCore('invalid', 'input.invalid', { field: 'cursor' })
  }
  const judged = await judgeArea(scope, actor, query.on)
  const rows = query.openOnly ? judged.map(openOf).filter(({ findings }) => findings.length > 0) : judged
  const page = rows.slice(start, start + query.limit)
  const next = start + query.limit
  return ok({ rows: page, ...(next < rows.length && { nextCursor: String(next) }) })
}

async function judgeArea(scope: CoreReading, actor: Actor, on: DateText): Promise<SetUpRow[]> {
  const own = await selectUnit(scope, actor.unitId)
  if (own === undefined) return []
  const belowId = own.kind === 'department' ? (own.parentId ?? own.id) : own.id
  const found = await selectSubjects(scope, { belowId, on })
  const subjects = found.filter(({ kind, parentKind }) => kind !== 'estate' || parentKind === 'street')
  const ids = subjects.map(({ id }) => id)
  const [known, buildings, delegates] = await Promise.all([
    readKnownValues(scope, subjects, on),
    countBuildings(scope, ids, on),
    selectDelegates(scope, ids, on),
  ])
  const judged = subjects.map((subject) => {
    const values = known.get(subject.id) ?? new Map()
    const counted = buildings.find(({ communityId }) => communityId === subject.id)
    const ofPlace = { values, buildings: counted?.buildings ?? 0, buildingsWithoutLeader: vacantIn(counted) }
    const byDelegates = delegates.filter(({ estateId }) => estateId === subject.id)
    const ofEstate = { values, streetId: subject.parentId ?? '', delegates: byDelegates }
    const questions = questionsOf(subject.kind, ofPlace, ofEstate)
    return { subject, questions, scale: subject.kind === 'community' ? scaleOf(ofPlace, values) : undefined }
  })
  const answers = await evaluateRules(scope, { on, questions: judged.flatMap(({ questions }) => questions) })
  const scales = await judgeScales(
    scope,
    judged.flatMap(({ scale }) => scale ?? []),
  )
  return judged.map(({ subject, questions, scale }) => {
    const findings = answers.splice(0, questions.length)
    const ofScale = scale && scales.get(scale)
    return toRow(subject, ofScale ? [ofScale, ...findings] : findings)
  })
}

interface Scale {
  readonly on: DateText
  readonly question: RuleQuestion
}

/** The size counts as of the day on which the community was set up; without that day nothing is asked of it. */
function scaleOf(known: community.SetUpSubject, values: AttributeValues): Scale | undefined {
  const on = values.get('set-up-on')
  return on === undefined ? undefined : { on, question: ask(community.scaleRule, known) }
}

async function judgeScales(scope: CoreReading, scales: readonly Scale[]): Promise<ReadonlyMap<Scale, RuleFinding>> {
  const found = new Map<Scale, RuleFinding>()
  for (const [on, ofDay] of Map.groupBy(scales, (scale) => scale.on)) {
    const answers = await evaluateRules(scope, { on, questions: ofDay.map(({ question }) => question) })
    ofDay.forEach((scale, index) => {
      const answer = answers[index]
      if (answer) found.set(scale, answer)
    })
  }
  return found
}

function questionsOf(
  kind: string,
  known: community.SetUpSubject,
  estate: Parameters<typeof occupancyRule.judge>[1],
): RuleQuestion[] {
  if (kind === 'street') return [ask(community.serviceHallRule, known)]
  if (kind === 'estate') return [ask(occupancyRule, estate), ask(delegateRule, estate)]
  return [
    ask(community.committeeRule, known),
    ask(community.coverageRule, known),
    ask(community.partyLeadRule, known),
    ask(community.subCommitteesRule, known),
    ask(community.serviceStationRule, known),
    ask(community.leadersRule, known),
    ask(community.serviceHallRule, known),
    ask(community.unitManagedRule, known),
  ]
}

function vacantIn(counted: { readonly buildings: number; readonly led: number } | undefined): number {
  return counted === undefined ? 0 : counted.buildings - counted.led
}

function toRow(
  { id, name, kind, parentName }: Awaited<ReturnType<typeof selectSubjects>>[number],
  findings: readonly RuleFinding[],
): SetUpRow {
  return { id, name, kind, ...(parentName !== null && { parentName }), findings }
}

const settled: ReadonlySet<RuleFinding['outcome']> = new Set(['met', 'not-applicable'])

function openOf(row: SetUpRow): SetUpRow {
  return { ...row, findings: row.findings.filter(({ outcome }) => !settled.has(outcome)) }
}
