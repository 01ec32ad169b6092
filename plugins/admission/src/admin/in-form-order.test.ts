import { expect, test } from 'vitest'
import { emptyItemForm } from './filing/item-form-values.ts'
import { inFormOrder } from './in-form-order.ts'

test('the first problem is the topmost field, however it was found', () => {
  const found = [{ name: 'contact' }, { name: 'legalBasis' }, { name: 'fundingAmount' }, { name: 'name' }]
  expect(inFormOrder(found, emptyItemForm).map(({ name }) => name)).toEqual([
    'name',
    'legalBasis',
    'fundingAmount',
    'contact',
  ])
})
