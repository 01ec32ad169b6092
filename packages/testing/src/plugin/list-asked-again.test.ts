import type { FormField } from '@linli/sdk/server'
import { expect, test } from 'vitest'
import { memoPlugin } from '../sample/memo-plugin.ts'
import { listAskedAgain } from './list-asked-again.ts'

/** A plugin whose one form asks for one thing, under a label. */
function asking(label: string, field: Partial<FormField> = {}) {
  const words = { 'form.visit': 'Visit', 'page.asked': label, 'unit.people': '人' }
  return listAskedAgain({
    ...memoPlugin,
    locales: { 'zh-CN': { ...memoPlugin.locales['zh-CN'], ...words }, en: { ...memoPlugin.locales.en, ...words } },
    forms: [
      {
        key: 'visit',
        filledBy: ['community-worker'],
        askedBy: 'department',
        frequency: 'month',
        fields: [{ key: 'asked', label: 'page.asked', type: 'integer', ...field }],
      },
    ],
  })
}

const told = (text: string) => [expect.stringContaining(text)]

test.each([
  ['常住户数', 'community.households'],
  ['本社区总户数（户）', 'community.households'],
  ['居民人数', 'community.residents'],
  ['社区党员 总数', 'community.party-members'],
  ['持证社工人数', 'community.certified-social-workers'],
  ['Registered volunteers', 'community.volunteers'],
])('“%s” is told to be %s, whatever reason is given', (label, key) => {
  expect(asking(label)).toEqual(told(`fact: '${key}'`))
  expect(asking(label, { newReason: 'another one' })).toEqual(told(key))
  expect(asking(label, { fact: key })).toEqual([])
})

test('a similar name of the same measure is told as well, unless it is said why it is another', () => {
  const similar = { measure: 'people' }
  expect(asking('常住居民人口', similar)).toEqual(told('or say in newReason'))
  expect(asking('常住居民人口', { ...similar, newReason: 'of one building only' })).toEqual([])
})

test('a fact that does not exist, or is of another type, answers nothing', () => {
  expect(asking('户数', { fact: 'community.flats' })).toEqual(told('there is no fact community.flats'))
  expect(asking('户数', { fact: 'community.households', type: 'text' })).toEqual(told('of the type integer'))
})

test('what is not known may be asked', () => {
  expect(asking('走访户次')).toEqual([])
  expect(asking('参加活动的家长', { measure: 'people' })).toEqual([])
})
