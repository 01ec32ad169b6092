import { expect, test } from 'vitest'
import { chooseDistrict, findAdministratorProblems } from './administrator-form-values.ts'

const district = (tenantId: string, slug: string) => ({
  ...{ tenantId, slug, name: slug, administrators: 0 },
  kind: 'district' as const,
})
const districts = [district('1', 'haigang'), district('2', 'funing')]
const empty = { tenantId: '', name: '', account: '', title: '' }

test('an account is proposed for the district, and a typed one stays', () => {
  const first = chooseDistrict(empty, '1', districts)
  expect(first).toMatchObject({ tenantId: '1', account: 'haigang.admin' })
  expect(chooseDistrict(first, '2', districts).account).toBe('funing.admin')
  expect(chooseDistrict({ ...first, account: 'wen.ruhai' }, '2', districts).account).toBe('wen.ruhai')
  expect(chooseDistrict(first, '', districts).account).toBe('')
})

test('every field is needed', () => {
  expect(findAdministratorProblems(empty).map(({ name }) => name)).toEqual(['tenantId', 'name', 'account', 'title'])
  expect(findAdministratorProblems({ tenantId: '1', name: 'A', account: 'a.b', title: 'T' })).toEqual([])
})
