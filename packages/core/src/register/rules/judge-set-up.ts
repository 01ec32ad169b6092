import { ask, type RuleFinding, type RuleQuestion, type SetUpRow } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import { selectUnit } from '../../organisation/unit.queries.ts'
import { evaluateRules } from '../../parameters/evaluate-rules.ts'
import type { CoreReading } from '../../scope.ts'
import type { AttributeValues } from '../attribute.policy.ts'
import * as community from './community-rules.ts'
import { delegateRule, occupancyRule } from './estate-rules.ts'
import { readKnownValues } from './read-known-values.ts'
import { countBuildings, selectDelegates, selectSubjects } from './set-up.queries.ts'

/** A street, community or estate without a community, with how every rule on setting up came out for it. */
export interface JudgedSubject extends SetUpRow {
  /** What it stands under; of an estate the street. */
  readonly streetId?: string
}

/** The rules on setting up communities (秦办发〔2011〕27号 三, rules 35 to 46), asked of all that lies in the area of a unit. */
export async function judgeSetUp(
  scope: CoreReading,
  { unitId }: { readonly unitId: string },
  on: DateText,
): Promise<JudgedSubject[]> {
  const own = await selectUnit(scope, unitId)
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
  { id, name, kind, parentId, parentName }: Awaited<ReturnType<typeof selectSubjects>>[number],
  findings: readonly RuleFinding[],
): JudgedSubject {
  const above = { ...(parentName !== null && { parentName }), ...(parentId !== null && { streetId: parentId }) }
  return { id, name, kind, ...above, findings }
}
