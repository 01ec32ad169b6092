import type { FormAsker, FormFrequency } from '@linli/contract'

/** The columns of the exported report, sheet by sheet. */
export const burdenColumns = {
  asks: [
    { title: '填报事项', width: 44 },
    { title: '要求方', width: 12 },
    { title: '频次', width: 12 },
    { title: '字段数', width: 10, align: 'right' },
    { title: '自动带出', width: 10, align: 'right' },
    { title: '全年次数', width: 10, align: 'right' },
    { title: '折合工时（小时）', width: 18, align: 'right' },
  ],
  units: [
    { title: '社区', width: 28 },
    { title: '全年次数', width: 10, align: 'right' },
    { title: '人工填写字段', width: 14, align: 'right' },
    { title: '自动带出字段', width: 14, align: 'right' },
    { title: '折合工时（小时）', width: 18, align: 'right' },
  ],
  months: [
    { title: '月份', width: 12 },
    { title: '次数', width: 10, align: 'right' },
    { title: '折合工时（小时）', width: 18, align: 'right' },
  ],
} as const

export const burdenSheets = { asks: '填报事项', units: '各社区', months: '各月份' } as const
export const burdenFileName = '减负报告'
export const dataItems = '数据项'

export const askerWords: Readonly<Record<FormAsker, string>> = {
  city: '市级',
  overseer: '主管部门',
  department: '其他部门',
  street: '街道（镇）',
  filler: '社区自愿',
}

export const frequencyWords: Readonly<Record<FormFrequency, string>> = {
  once: '一次性',
  year: '每年',
  quarter: '每季度',
  month: '每月',
  week: '每周',
  'as-needed': '按需',
}
