import type { ParameterDefault } from '@linli/contract'

export const MIN_HOUSEHOLDS = 'set-up.min-households'
export const MAX_HOUSEHOLDS = 'set-up.max-households'
export const OCCUPANCY = 'set-up.occupancy-share'
export const SUB_COMMITTEES = 'set-up.sub-committees'

const policy = { validFrom: '2011-01-01', sourceDocument: '秦办发〔2011〕27号' } as const
const law = { validFrom: '2026-01-01', sourceDocument: '城市居民委员会组织法（2025年修订）' } as const
const households = { unit: 'households', type: 'whole-number', least: 1, most: 20_000 } as const

/** The numbers by which communities are set up, each as it holds from a day on. */
export const setUpParameters: readonly ParameterDefault[] = [
  {
    ...households,
    ...law,
    key: MIN_HOUSEHOLDS,
    value: 1000,
    section: '设立规模的规定',
    earlier: [{ ...policy, value: 1500, section: '三(一)' }],
  },
  {
    ...households,
    ...law,
    key: MAX_HOUSEHOLDS,
    value: 3000,
    section: '设立规模的规定',
    earlier: [{ ...policy, value: 3000, section: '三(一)' }],
  },
  {
    ...policy,
    key: OCCUPANCY,
    unit: 'per-cent',
    type: 'share',
    least: 1,
    most: 100,
    districtMay: 'lower',
    value: 50,
    section: '三(二)',
  },
  {
    ...law,
    key: SUB_COMMITTEES,
    unit: 'committees',
    type: 'whole-number',
    least: 1,
    most: 6,
    districtMay: 'raise',
    value: 6,
    section: '下属委员会的规定',
    earlier: [{ ...policy, value: 5, section: '三(三)' }],
  },
]
