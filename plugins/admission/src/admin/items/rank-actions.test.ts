import { expect, test } from 'vitest'
import { rankActions } from './rank-actions.ts'

const source = 'rule'
const met = { key: 'funding', met: true, source } as const
const unmet = { key: 'funding', met: false, source } as const
const ownDuty = { key: 'own-duty', met: false, source } as const

test('offers approval when every condition is met', () => {
  expect(rankActions(['approve', 'return-for-supplement', 'reject'], [met])).toEqual({
    primary: 'approve',
    others: ['return-for-supplement', 'reject'],
    approvalBlocked: false,
  })
})

test('offers the way back to the department while a condition is missing', () => {
  expect(rankActions(['approve', 'return-for-supplement', 'reject'], [unmet])).toEqual({
    primary: 'return-for-supplement',
    others: ['reject'],
    approvalBlocked: true,
  })
})

test('offers rejection of an own duty', () => {
  expect(rankActions(['approve', 'return-for-supplement', 'reject'], [ownDuty]).primary).toBe('reject')
})

test('an incomplete application may still be accepted', () => {
  expect(rankActions(['accept', 'return-for-supplement'], [unmet]).primary).toBe('accept')
})

test('withdrawing is never the first thing offered', () => {
  expect(rankActions(['withdraw'], [met])).toEqual({ others: ['withdraw'], approvalBlocked: false })
})
