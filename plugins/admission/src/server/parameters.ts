import type { ParameterDefault } from '@linli/sdk/server'

/** The plugin's deadlines until a district or the city sets its own. */
export const parameters: readonly ParameterDefault[] = [
  {
    key: 'admission.completeness-check-days',
    value: 3,
    unit: 'working-days',
    least: 1,
    most: 250,
    validFrom: '2011-01-01',
    sourceDocument: '产品默认值',
    section: '可由区（县）另行设定',
  },
  {
    key: 'admission.decision-days',
    districtMay: 'lower',
    value: 15,
    unit: 'working-days',
    least: 1,
    most: 250,
    validFrom: '2011-01-01',
    sourceDocument: '参照北京市西城区准入做法',
    section: '受理后15个工作日内决定',
  },
  {
    key: 'admission.report-answer-days',
    value: 5,
    unit: 'working-days',
    least: 1,
    most: 250,
    validFrom: '2011-01-01',
    sourceDocument: '产品默认值',
    section: '可由区（县）另行设定',
  },
  {
    key: 'admission.remind-days',
    value: 2,
    unit: 'working-days',
    validFrom: '2011-01-01',
    sourceDocument: '产品默认值',
    section: '到期前2个工作日提醒',
  },
  {
    key: 'admission.supplement-limit',
    value: 3,
    unit: 'times',
    validFrom: '2011-01-01',
    sourceDocument: '产品默认值',
    section: '可由区（县）另行设定',
  },
]
