import { factDefinitionInput } from '@linli/contract'
import { describe, expect, test } from 'vitest'
import { emptyFactForm, factLimits, findFactProblems, toFactForm, toFactInput } from './fact-form-values.ts'

const filled = {
  ...emptyFactForm('2026-03-02', { inCity: false }),
  key: 'local-community.parking-spaces',
  nameZh: '停车位',
  nameEn: 'Parking spaces',
  measureZh: '个',
  softMax: '500',
  aliases: '车位、停车位数\n泊位',
  sourceDocument: '区文件',
}

test('the limits are the contract’s', () => {
  const { nameZh, nameEn, sourceDocument } = factDefinitionInput.shape
  expect([nameZh, nameEn, sourceDocument].map((text) => text.maxLength)).toEqual([
    factLimits.nameZh,
    factLimits.nameEn,
    factLimits.sourceDocument,
  ])
  for (const name of ['noteZh', 'measureZh', 'measureEn', 'department', 'section'] as const)
    expect(factDefinitionInput.shape[name].unwrap().maxLength).toBe(factLimits[name])
})

describe('the form', () => {
  test('is sent as the contract wants it', () => {
    expect(findFactProblems(filled, { inCity: false })).toEqual([])
    const input = toFactInput(filled)
    expect(factDefinitionInput.parse(input)).toMatchObject({
      key: 'local-community.parking-spaces',
      subjectKinds: ['community'],
      additive: true,
      softMax: 500,
      hardMin: 0,
      aliases: ['车位', '停车位数', '泊位'],
    })
  })

  test('gives back what a definition says', () => {
    const definition = { ...toFactInput(filled), level: 'tenant', knownSince: '2026-03-02' } as const
    expect(toFactInput(toFactForm(definition, '2026-03-02'))).toEqual(toFactInput(filled))
  })

  test.each([
    [{ key: 'Parking' }, 'key'],
    [{ key: 'community.parking-spaces' }, 'key'],
    [{ nameZh: ' ' }, 'nameZh'],
    [{ type: 'choice', choices: 'old 老旧 Old' }, 'choices'],
    [{ owner: 'department' }, 'department'],
    [{ softMax: '五百' }, 'softMax'],
    [{ dueWorkingDays: '0' }, 'dueWorkingDays'],
  ])('%o is told at %s', (change, name) => {
    expect(findFactProblems({ ...filled, ...change }, { inCity: false }).map((problem) => problem.name)).toEqual([name])
  })
})
