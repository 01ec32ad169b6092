import { expect, test } from 'vitest'
import { matchKnownFact, normaliseFactName } from './match-field.policy.ts'
import { standardFacts } from './standard-facts.ts'

const known = (label: string, type = 'integer', measure = '') =>
  matchKnownFact({ label, type, measure }, standardFacts)?.fact.key

test.each([
  ['常住户数', 'community.households'],
  ['本社区总户数', 'community.households'],
  ['居民 户数（户）', 'community.households'],
  ['党员总数', 'community.party-members'],
  ['社区党员数量', 'community.party-members'],
  ['ＰＯＰＵＬＡＴＩＯＮ', 'community.residents'],
  ['注册志愿者人数', 'community.volunteers'],
  ['户籍人口数', 'community.registered-residents'],
  ['业委会数', 'community.owners-committees'],
])('%s is %s', (label, key) => {
  expect(known(label)).toBe(key)
})

test('a similar name of the same type and measure is the same fact, of another it is not', () => {
  expect(known('常住居民人口', 'integer', '人')).toBe('community.residents')
  expect(known('常住居民人口', 'text')).toBeUndefined()
})

test.each(['让我们做什么', '谁提出的', '补充说明', '活动时间', '参加人', '事项名称', '联系人'])(
  '%s is nothing that is known',
  (label) => {
    expect(known(label, 'text')).toBeUndefined()
  },
)

test('what merely says that something is counted does not tell names apart', () => {
  expect(new Set(['小区', '小区数', '小区总数', '小区 数量', '本社区小区数'].map(normaliseFactName)).size).toBe(1)
  expect(normaliseFactName('总数')).toBe('总数')
})

test('no fact that ships is another one under another name', () => {
  for (const fact of standardFacts) {
    const others = standardFacts.filter(
      (other) => other.key !== fact.key && other.subjectKinds.some((kind) => fact.subjectKinds.includes(kind)),
    )
    for (const label of [fact.nameZh, fact.nameEn, ...fact.aliases])
      expect({ label, same: matchKnownFact({ label, type: '', measure: '' }, others)?.fact.key }).toEqual({
        label,
        same: undefined,
      })
  }
})
