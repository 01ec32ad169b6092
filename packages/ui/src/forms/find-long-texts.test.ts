import { expect, test } from 'vitest'
import { findLongTexts } from './find-long-texts.ts'

const limits = { name: 4, note: 6 }

test('names each text over its limit with what is too much, in the order of the limits', () => {
  expect(findLongTexts({ note: '1234567', name: '123456' }, limits)).toEqual([
    { name: 'name', limit: 4, excess: 2 },
    { name: 'note', limit: 6, excess: 1 },
  ])
  expect(findLongTexts({ name: '1234', note: '' }, limits)).toEqual([])
})

test.each([
  ['Chinese', '入户核对'],
  ['rare characters', '𠮷𫝆𪚥𤭢'],
  ['emoji', '🏠🏡🏢🏣'],
  ['space around it', ' \n 入户核对\u3000'],
])('%s: four characters are four', (_, name) => {
  expect(findLongTexts({ name, note: '' }, limits)).toEqual([])
  expect(findLongTexts({ name: `${name.trim()}。`, note: '' }, limits)).toEqual([{ name: 'name', limit: 4, excess: 1 }])
})
