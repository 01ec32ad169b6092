import type { ParameterDefault } from '@linli/contract'
import { MINUTES_PER_FIELD } from '../burden/read-burden.ts'
import { CLOSED_AFTER } from './check-entry.ts'
import { FEWEST_UNITS } from './fact-total.ts'

const productDefault = { validFrom: '2025-01-01', sourceDocument: '产品默认值' } as const

/** Numbers of this area that no document sets, for a city or district to set otherwise. */
export const factParameters: readonly ParameterDefault[] = [
  {
    ...productDefault,
    key: CLOSED_AFTER,
    value: 365,
    least: 1,
    most: 3660,
    unit: 'days',
    section: '数据项所属期结束后可以补填、更正的天数',
  },
  {
    ...productDefault,
    key: FEWEST_UNITS,
    value: 3,
    // of two a unit that knows its own value would know the other's
    least: 3,
    most: 1000,
    districtMay: 'raise',
    unit: 'units',
    section: '已填单位少于此数时，限定范围的数据不向外显示合计',
  },
  {
    ...productDefault,
    key: MINUTES_PER_FIELD,
    value: 2,
    least: 1,
    most: 600,
    unit: 'minutes',
    section: '估算填报时间时，每个字段的分钟数',
  },
]
