import type { ParameterDefault } from '@linli/contract'

const source = { sourceDocument: '秦办发〔2011〕27号', section: '八(三)' }

/** 社区经费: what a district puts into its budget for each resident and each member of the party. */
export const fundingParameters: readonly ParameterDefault[] = [
  {
    key: 'funding.office-per-resident',
    unit: 'yuan-a-year',
    type: 'amount',
    least: 0,
    most: 10_000,
    districtMay: 'raise',
    value: 10,
    validFrom: '2012-01-01',
    ...source,
  },
  {
    key: 'funding.party-work-per-member',
    unit: 'yuan-a-year',
    type: 'amount',
    least: 0,
    most: 10_000,
    districtMay: 'raise',
    value: 50,
    validFrom: '2012-01-01',
    ...source,
  },
  {
    key: 'funding.resident-reading',
    unit: 'reading',
    type: 'choice',
    options: ['undecided', 'registered', 'usual'],
    districtMay: 'anything',
    inDoubt: true,
    value: 'undecided',
    validFrom: '2012-01-01',
    sourceDocument: '产品默认值',
    section: '秦办发〔2011〕27号 八(三)',
  },
]
