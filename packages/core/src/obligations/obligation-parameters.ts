import type { ParameterDefault } from '@linli/contract'

export const SET_UP_DAYS = 'obligation.set-up-working-days'
export const COVER_DAYS = 'obligation.cover-working-days'
export const TRANSFER_DAYS = 'obligation.transfer-working-days'

const productDefault = {
  validFrom: '2025-01-01',
  sourceDocument: '产品默认值',
  unit: 'working-days',
  type: 'whole-number',
  least: 1,
  most: 250,
} as const

/** How long there is for what a rule asks for; no document sets a day. */
export const obligationParameters: readonly ParameterDefault[] = [
  { ...productDefault, key: SET_UP_DAYS, value: 60, section: '小区入住率达到设立条件后，提出设立社区方案的期限' },
  { ...productDefault, key: COVER_DAYS, value: 10, section: '小区无社区管辖、无代管时，落实代管的期限' },
  { ...productDefault, key: TRANSFER_DAYS, value: 15, section: '跨区划转等待本区县确认或接收的期限' },
]
