import { expect, test } from 'vitest'
import {
  chooseDistrict,
  emptyAdministratorForm as empty,
  findAdministratorProblems,
  needsReason,
} from './administrator-form-values.ts'

const district = (tenantId: string, slug: string, administrators = 0) => ({
  ...{ tenantId, slug, name: slug, administrators },
  kind: 'district' as const,
})
const districts = [district('1', 'haigang'), district('2', 'funing', 1)]

test('an account is proposed for the district, and a typed one stays', () => {
  const first = chooseDistrict(empty, '1', districts)
  expect(first).toMatchObject({ tenantId: '1', account: 'haigang.admin' })
  expect(chooseDistrict(first, '2', districts).account).toBe('funing.admin2')
  expect(chooseDistrict({ ...first, account: 'wen.ruhai' }, '2', districts).account).toBe('wen.ruhai')
  expect(chooseDistrict(first, '', districts).account).toBe('')
})

const full = { ...empty, tenantId: '1', name: 'A', account: 'a.b', title: 'T' }

test('every field is needed', () => {
  const problems = findAdministratorProblems(empty, districts)
  expect(problems.map(({ name }) => name)).toEqual(['tenantId', 'name', 'account', 'title'])
  expect(findAdministratorProblems(full, districts)).toEqual([])
})

test('the reason is needed where somebody administers the district already', () => {
  expect([empty, full, { tenantId: '2' }].map((values) => needsReason(values, districts))).toEqual([false, false, true])
  const second = { ...full, tenantId: '2', reason: ' ' }
  expect(findAdministratorProblems(second, districts)).toEqual([{ name: 'reason', key: 'districts.problem.reason' }])
  expect(findAdministratorProblems({ ...second, reason: 'R' }, districts)).toEqual([])
})
