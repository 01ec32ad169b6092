import { expect, test } from 'vitest'
import {
  changePerson,
  chooseDistrict,
  chooseRole,
  emptyAdministratorsForm,
  findAdministratorsProblems,
  needsReason,
} from './administrators-form-values.ts'

const district = (tenantId: string, slug: string, [system, security, audit] = [0, 0, 0]) => ({
  ...{ tenantId, slug, name: slug, kind: 'district' as const },
  administrators: {
    'system-administrator': system ?? 0,
    'security-administrator': security ?? 0,
    'audit-administrator': audit ?? 0,
  },
})
const districts = [district('1', 'haigang'), district('2', 'funing', [1, 0, 0]), district('3', 'lulong', [1, 1, 1])]
const empty = emptyAdministratorsForm((role) => role)

test('a district is proposed whom it lacks, with accounts, and a typed one stays', () => {
  const first = chooseDistrict(empty, '1', districts)
  expect(first.roles).toEqual(['system-administrator', 'security-administrator', 'audit-administrator'])
  expect(first.people['audit-administrator'].account).toBe('haigang.audit')
  const second = chooseDistrict(first, '2', districts)
  expect(second.roles).toEqual(['security-administrator', 'audit-administrator'])
  expect(second.people['system-administrator'].account).toBe('funing.system2')
  const typed = changePerson(first, 'security-administrator', { account: 'wen.ruhai' })
  expect(chooseDistrict(typed, '2', districts).people['security-administrator'].account).toBe('wen.ruhai')
  expect(chooseDistrict(first, '', districts).people['system-administrator'].account).toBe('')
})

test('every field of whoever is to be added is needed, and of nobody else', () => {
  expect(findAdministratorsProblems(empty, districts).map(({ name }) => name)).toEqual(['tenantId'])
  const named = chooseDistrict(empty, '2', districts)
  expect(findAdministratorsProblems(named, districts).map(({ name }) => name)).toEqual([
    'security-administrator.name',
    'audit-administrator.name',
  ])
  const nobody = chooseDistrict(empty, '3', districts)
  expect(findAdministratorsProblems(nobody, districts).map(({ name }) => name)).toEqual(['roles'])
})

test('the reason is needed where somebody holds that duty already', () => {
  const lacking = chooseDistrict(empty, '2', districts)
  expect(needsReason(lacking, districts)).toBe(false)
  const again = changePerson(
    chooseRole({ ...lacking, roles: [] }, 'system-administrator', true),
    'system-administrator',
    {
      name: 'A',
    },
  )
  expect(needsReason(again, districts)).toBe(true)
  expect(findAdministratorsProblems(again, districts)).toEqual([{ name: 'reason', key: 'districts.problem.reason' }])
  expect(findAdministratorsProblems({ ...again, reason: 'R' }, districts)).toEqual([])
})
