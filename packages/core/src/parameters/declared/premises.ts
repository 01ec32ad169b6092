import type { ParameterDefault } from '@linli/contract'

const source = { sourceDocument: '秦办发〔2011〕27号', section: '六(一)' }

/** 社区用房: how much, and where it may not be. */
export const premisesParameters: readonly ParameterDefault[] = [
  {
    key: 'premises.least-area',
    unit: 'square-metres',
    type: 'amount',
    least: 0,
    most: 100_000,
    districtMay: 'raise',
    value: 300,
    validFrom: '2011-01-01',
    ...source,
  },
  {
    key: 'premises.area-per-hundred-households',
    unit: 'square-metres',
    type: 'amount',
    least: 0,
    most: 1000,
    districtMay: 'raise',
    value: 20,
    validFrom: '2011-01-01',
    ...source,
  },
  {
    key: 'premises.floor-reading',
    unit: 'reading',
    type: 'choice',
    options: ['undecided', 'strict', 'loose'],
    districtMay: 'anything',
    inDoubt: true,
    value: 'undecided',
    validFrom: '2011-01-01',
    sourceDocument: '产品默认值',
    section: '秦办发〔2011〕27号 六(一)、民法典第一千二百五十九条',
  },
]
