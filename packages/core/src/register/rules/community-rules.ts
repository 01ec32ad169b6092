import { defineRule, subCommittees, type Verdict, wholeNumber } from '@linli/contract'
import type { AttributeValues } from '../attribute.policy.ts'
import { MAX_HOUSEHOLDS, MIN_HOUSEHOLDS, SUB_COMMITTEES } from './set-up-parameters.ts'

/** A community or street as the register knows it, and the buildings in it that have no leader. */
export interface SetUpSubject {
  readonly values: AttributeValues
  readonly buildings: number
  readonly buildingsWithoutLeader: number
}

const document = '秦办发〔2011〕27号'
const source = (section: string) => ({ document, section })

/** 三(一): 原则上…左右, so that another size is a warning with a reason and never blocked. Judged as of the set-up day. */
export const scaleRule = defineRule({
  key: 'set-up.scale',
  source: source('三(一)'),
  parameters: { min: wholeNumber(MIN_HOUSEHOLDS), max: wholeNumber(MAX_HOUSEHOLDS) },
  judge: ({ min, max }, { values }: SetUpSubject): Verdict => {
    const households = countOf(values, 'households')
    if (households === undefined) return { outcome: 'warning', measured: { state: 'unknown', min, max } }
    const fits = households >= min && households <= max
    return { outcome: fits ? 'met' : 'warning', measured: { state: 'known', households, min, max } }
  },
})

/** 三(一): one committee for each community. */
export const committeeRule = defineRule({
  key: 'set-up.committee',
  source: source('三(一)'),
  parameters: {},
  judge: (_, { values }: SetUpSubject) => yesNo(values.get('committee-established')),
})

/** 三(二): in the five kinds of places party organisation and committee are to reach everywhere. */
export const coverageRule = defineRule({
  key: 'set-up.coverage',
  source: source('三(二)'),
  parameters: {},
  judge: (_, { values }: SetUpSubject) => {
    const areaType = values.get('area-type')
    if (areaType === undefined) return { outcome: 'warning', measured: { state: 'unknown' } }
    if (areaType === 'ordinary') return { outcome: 'not-applicable', measured: { state: 'ordinary' } }
    const missing = ['party-organisation', 'committee-established'].filter((key) => values.get(key) !== 'yes')
    const measured = { state: missing.length === 0 ? 'covered' : 'uncovered', areaType, missing: missing.join(',') }
    return { outcome: missing.length === 0 ? 'met' : 'unmet', measured }
  },
})

/** 三(二): a party organisation leads the setting up of a community. */
export const partyLeadRule = defineRule({
  key: 'set-up.party-lead',
  source: source('三(二)'),
  parameters: {},
  judge: (_, { values }: SetUpSubject) => yesNo(values.get('party-organisation')),
})

/** 三(三), and since 2026 the 城市居民委员会组织法: the first n of the list are due. */
export const subCommitteesRule = defineRule({
  key: 'set-up.sub-committees',
  source: source('三(三)'),
  parameters: { due: wholeNumber(SUB_COMMITTEES) },
  judge: ({ due }, { values }: SetUpSubject) => {
    const given = values.get('sub-committees')
    if (given === undefined) return { outcome: 'warning', measured: { state: 'unknown', due } }
    const present = new Set(given.split(','))
    const missing = subCommittees.slice(0, due).filter((name) => !present.has(name))
    const measured = { state: 'known', due, count: due - missing.length, missing: missing.join(',') }
    return { outcome: missing.length === 0 ? 'met' : 'unmet', measured }
  },
})

/** 三(三): a service station is nobody's duty, and where there is one its reason is known. */
export const serviceStationRule = defineRule({
  key: 'set-up.service-station',
  source: source('三(三)'),
  parameters: {},
  judge: (_, { values }: SetUpSubject) => {
    if (values.get('service-station') !== 'yes') return { outcome: 'not-applicable', measured: { state: 'none' } }
    const reasoned = values.has('service-station-reason')
    return { outcome: reasoned ? 'met' : 'unmet', measured: { state: reasoned ? 'reasoned' : 'unreasoned' } }
  },
})

/** 三(四): building leaders, group leaders and residents' representatives 选齐配强. */
export const leadersRule = defineRule({
  key: 'set-up.leaders',
  source: source('三(四)'),
  parameters: {},
  judge: (_, { values, buildings, buildingsWithoutLeader }: SetUpSubject) => {
    const groups = vacancies(values, 'group-leaders')
    const representatives = vacancies(values, 'representatives')
    if (buildings === 0 && groups === undefined && representatives === undefined) {
      return { outcome: 'warning', measured: { state: 'unknown' } }
    }
    const vacant = buildingsWithoutLeader + (groups ?? 0) + (representatives ?? 0)
    const measured = {
      state: vacant === 0 ? 'full' : 'vacant',
      buildings: buildingsWithoutLeader,
      groups: groups ?? 0,
      representatives: representatives ?? 0,
    }
    return { outcome: vacant === 0 ? 'met' : 'unmet', measured }
  },
})

/** 七(一): a one-stop hall in the street, and in the community's service centre or station. */
export const serviceHallRule = defineRule({
  key: 'set-up.service-hall',
  source: source('七(一)'),
  parameters: {},
  judge: (_, { values }: SetUpSubject) => yesNo(values.get('service-hall')),
})

/** 六(二): a unit-managed community names the unit, which provides its premises. */
export const unitManagedRule = defineRule({
  key: 'set-up.unit-managed',
  source: source('六(二)'),
  parameters: {},
  judge: (_, { values }: SetUpSubject) => {
    if (values.get('unit-managed') !== 'yes') return { outcome: 'not-applicable', measured: { state: 'none' } }
    const named = values.has('managing-unit')
    return { outcome: named ? 'met' : 'unmet', measured: { state: named ? 'named' : 'unnamed' } }
  },
})

function yesNo(value: string | undefined) {
  if (value === undefined) return { outcome: 'warning', measured: { state: 'unknown' } } as const
  return value === 'yes'
    ? ({ outcome: 'met', measured: { state: 'yes' } } as const)
    : ({ outcome: 'unmet', measured: { state: 'no' } } as const)
}

function countOf(values: AttributeValues, key: string): number | undefined {
  const value = values.get(key)
  return value === undefined ? undefined : Number(value)
}

function vacancies(values: AttributeValues, key: string): number | undefined {
  const due = countOf(values, `${key}-due`)
  return due === undefined ? undefined : due - (countOf(values, `${key}-filled`) ?? 0)
}
