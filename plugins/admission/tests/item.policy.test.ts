import { expect, test } from 'vitest'
import { checkItem } from '../src/server/items/item.policy.ts'

const funding = { amount: '1.00', formula: 'fixed' } as const
const agreement = {
  form: 'agreement',
  reference: '协议 1 号',
  signedOn: '2026-01-05',
  powers: '登记',
  payment: '每月',
} as const

function unmet(item: Parameters<typeof checkItem>[0]): string[] {
  return checkItem(item).flatMap(({ key, met }) => (met ? [] : [key]))
}

test.each([
  [['own-duty'], { kind: 'own-duty', legalBasis: '某法', funding, conditions: '有' }],
  [[], { kind: 'assist', legalBasis: '某法', funding, conditions: '有' }],
  [['legal-basis'], { kind: 'assist', agreement, funding, conditions: '有' }],
  [['legal-basis', 'funding', 'conditions'], { kind: 'assist' }],
  [[], { kind: 'entrusted', agreement, funding, conditions: '有' }],
  [['agreement'], { kind: 'entrusted', legalBasis: '某法', funding, conditions: '有' }],
] as const)('unmet %j', (expected, item) => {
  expect(unmet(item)).toEqual(expected)
})
