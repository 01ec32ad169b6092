import { expect, test } from 'vitest'
import { findFormProblems } from './find-form-problems.ts'
import { emptyItemForm, type ItemFormValues, listMissingForApproval, toFileItemInput } from './item-form-values.ts'

const least: ItemFormValues = {
  ...emptyItemForm,
  name: '  Visiting older people  ',
  category: 'elderly-rights',
  kind: 'assist',
  communityIds: ['a', 'b'],
  contact: 'Tong',
  startsOn: '2027-01-01',
}

test('an empty form names every field that filing demands, in the order of the form', () => {
  expect(findFormProblems(emptyItemForm).map(({ name }) => name)).toEqual([
    'name',
    'kind',
    'category',
    'communityIds',
    'startsOn',
    'contact',
  ])
})

test('conditions may be missing at filing, and are named as needed for approval', () => {
  expect(findFormProblems(least)).toEqual([])
  expect(listMissingForApproval(least)).toEqual(['legal-basis', 'funding', 'conditions'])
})

test('an entrusted item needs an agreement instead of a legal basis', () => {
  expect(listMissingForApproval({ ...least, kind: 'entrusted' })).toEqual(['agreement', 'funding', 'conditions'])
})

test.each(['0', '0.00', '1.234', '-5', '一百', '1e3', '007'])('%s is no amount', (fundingAmount) => {
  const problems = findFormProblems({ ...least, fundingAmount, fundingFormula: 'fixed' })
  expect(problems).toEqual([{ name: 'fundingAmount', key: 'fundingAmount-malformed' }])
})

test('full-width figures, as a Chinese keyboard types them, are sent as plain ones', () => {
  const typed = { ...least, fundingAmount: ' １，２００．５ ', fundingFormula: 'fixed' } as const
  expect(findFormProblems(typed)).toEqual([])
  expect(toFileItemInput(typed)?.funding?.amount).toBe('1200.5')
})

test('an amount needs its formula, a formula its amount, a note both', () => {
  expect(findFormProblems({ ...least, fundingAmount: '2.4' })[0]?.name).toBe('fundingFormula')
  expect(findFormProblems({ ...least, fundingFormula: 'fixed' })[0]?.name).toBe('fundingAmount')
  const noted = findFormProblems({ ...least, fundingNote: '按季度' })
  expect(noted.map(({ name }) => name)).toEqual(['fundingAmount', 'fundingFormula'])
})

test('half an agreement is not filed', () => {
  const problems = findFormProblems({ ...least, kind: 'entrusted', agreementReference: '2026-7' })
  expect(problems.map(({ name }) => name)).toEqual([
    'agreementForm',
    'agreementSignedOn',
    'agreementPowers',
    'agreementPayment',
  ])
})

test('the end may not lie before the start', () => {
  expect(findFormProblems({ ...least, endsOn: '2026-12-31' })[0]?.name).toBe('endsOn')
})

test('sends trimmed text and leaves out what is empty', () => {
  expect(toFileItemInput({ ...least, fundingAmount: '1,200.50', fundingFormula: 'fixed' })).toEqual({
    name: 'Visiting older people',
    category: 'elderly-rights',
    kind: 'assist',
    communityIds: ['a', 'b'],
    contact: 'Tong',
    startsOn: '2027-01-01',
    funding: { amount: '1200.50', formula: 'fixed' },
  })
})
